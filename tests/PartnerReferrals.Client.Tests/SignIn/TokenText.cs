using System;
using System.Linq;
using System.Security;
using System.Text;

namespace PartnerReferrals.Client.Tests.SignIn;

/// <summary>Makes tokens to give.</summary>
internal static class TokenText
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Jwt(string payload) => $"{Base64Url("{}")}.{Base64Url(payload)}.c2lnbmF0dXJl";

    public static string Jwt(DateTimeOffset expiresOn, string more = "") =>
        Jwt($$"""{"aud":"https://api.partner.microsoft.com","tid":"tenant-1","upn":"deals@partner.example","appid":"app-1","scp":"user_impersonation","exp":{{expiresOn.ToUnixTimeSeconds()}}{{more}}}""");

    public static SecureString Secure(this string text)
    {
        var secure = new SecureString();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
