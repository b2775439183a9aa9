using System;
using System.Linq;
using System.Net;
using System.Security;

namespace PartnerReferrals.SignIn;

/// <summary>The only place where a <see cref="SecureString"/> is opened or made.</summary>
internal static class SecureText
{
    /// <summary>The plain text, for the moment of use: not to be stored, logged or put into a message.</summary>
    public static string Reveal(SecureString secure) => new NetworkCredential("", secure).Password;

    public static SecureString Conceal(string plain)
    {
        var secure = new SecureString();
        foreach (var c in plain)
            secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }
}

/// <summary>Checks a refresh token or client secret before it is sent, where the identity service would only say that it is wrong.</summary>
internal static class GivenSecret
{
    /// <exception cref="Errors.AuthenticationException">It is empty, or has a blank or line end around it, or a control character in it.</exception>
    public static void Check(SecureString secure, string name)
    {
        var secret = SecureText.Reveal(secure);
        var what = secret.Length == 0 ? "is empty"
            : secret.TrimEnd().Length < secret.Length ? "ends in a blank or a line end"
            : secret.TrimStart().Length < secret.Length ? "begins with a blank"
            : secret.Any(char.IsControl) ? "holds a line break or another control character"
            : null;
        if (what is not null)
            throw AuthErrors.InvalidSecret.ToException($"The {name} {what}.");
    }
}
