using System;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Makes a service's words fit to show: one line, no secrets, no addresses of people.</summary>
internal static class SafeText
{
    private const int Longest = 300;

    /// <summary>
    /// Tokens and codes of this service are long runs without a space, dots and slashes among them; identifiers (GUIDs) and host names are
    /// shorter. Elsewhere such a run may be a path.
    /// </summary>
    private static readonly Regex LongRun = new(
        @"[A-Za-z0-9_\-.~+/=]{60,}|eyJ[A-Za-z0-9_\-.]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string From(string text, SignInRequest request)
    {
        var known = PrivateText.OfSecrets([.. new[] { request.RefreshToken, request.ClientSecret }.OfType<SecureString>().Select(SecureText.Reveal)]);
        var line = known.Hide(text).Split('\r', '\n').FirstOrDefault(part => part.Trim().Length > 0)?.Trim() ?? "";
        line = Redactor.Text(LongRun.Replace(line, Redactor.Mask), known);
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "…";
    }
}
