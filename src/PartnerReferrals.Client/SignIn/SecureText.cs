using System;
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
