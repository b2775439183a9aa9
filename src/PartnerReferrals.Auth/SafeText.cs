using System;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Makes a service's words fit to show: one line, no secrets, no addresses of people.</summary>
internal static class SafeText
{
    private const int Longest = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Tokens and codes are long runs without a space; identifiers (GUIDs) and host names are shorter.</summary>
    private static readonly Regex Token = new(@"[A-Za-z0-9_\-.~+/=]{60,}|eyJ[A-Za-z0-9_\-.]+", RegexOptions.CultureInvariant, Limit);

    private static readonly Regex Address = new(@"[^\s'""<>(){},;:]+@[^\s'""<>(){},;:]+", RegexOptions.CultureInvariant, Limit);

    public static string From(string text, SignInRequest request)
    {
        foreach (var secret in new[] { request.RefreshToken, request.ClientSecret }.OfType<SecureString>().Select(SecureText.Reveal))
        {
            // Split and joined, because the ordinal Replace is missing on .NET Framework.
            if (secret.Length > 0)
                text = string.Join("***", text.Split([secret], StringSplitOptions.None));
        }

        var line = text.Split('\r', '\n').FirstOrDefault(part => part.Trim().Length > 0)?.Trim() ?? "";
        line = Address.Replace(Token.Replace(line, "***"), "***");
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "…";
    }
}
