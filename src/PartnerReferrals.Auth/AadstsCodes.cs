using System.Collections.Generic;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>
/// What the AADSTS codes of Microsoft Entra ID mean for a user of this module. Source: learn.microsoft.com, "Microsoft Entra
/// authentication and authorization error codes". The codes may change there, so they only sharpen the cause: without a known one
/// the OAuth error decides (<see cref="MsalErrors"/>).
/// </summary>
internal static class AadstsCodes
{
    private static readonly Dictionary<int, AuthError> Codes = Group(
        (AuthErrors.ConsentMissing, [65001, 65002, 65005, 650051, 650056, 650057, 90008, 90094, 90095]),
        (AuthErrors.WrongResource, [500011, 50001, 28002, 70011, 650052, 650053, 650054]),
        (AuthErrors.MfaRequired, [50072, 50074, 50076, 50078, 50079, 50203, 500121]),
        (AuthErrors.ConditionalAccess, [50005, 50097, 50131, 50158, 53000, 53001, 53002, 53003, 53004, 53009, 53010, 53011, 500021, 500022, 500212, 500213, 530031, 530032, 530034, 530035]),
        (AuthErrors.SignInRequired, [50058, 50085, 50089, 70044]),
        (AuthErrors.RefreshTokenExpired, [70008, 70043, 700081, 700082, 700084]),
        (AuthErrors.Revoked, [50132, 50133, 50173]),
        (AuthErrors.RefreshTokenRefused, [70000, 9002313]),
        (AuthErrors.WrongSecret, [70002, 7000215]),
        (AuthErrors.SecretExpired, [7000222, 1000502]),
        (AuthErrors.CertificateRefused, [50012, 700027, 700030]),
        (AuthErrors.SecretRequired, [7000216, 7000218]),
        (AuthErrors.SecretNotAllowed, [700025]),
        (AuthErrors.UnknownTenant, [50059, 50128, 90002, 90019, 900023]),
        (AuthErrors.TenantRequired, [50194, 9001023]),
        (AuthErrors.UnknownClient, [70001, 700011, 700016, 700038, 7000112]),
        (AuthErrors.RedirectUri, [50011, 70004, 90102, 500113, 500117]),
        (AuthErrors.AccountRefused, [16000, 16003, 50014, 50020, 50034, 50053, 50055, 50057, 50105, 50126, 50144, 51004, 90072, 500208]),
        (AuthErrors.Declined, [65004]),
        (AuthErrors.DeviceCodeExpired, [70019, 70020]),
        (AuthErrors.ClockSkew, [700024, 500133]),
        (AuthErrors.Throttled, [50196, 90055]),
        (AuthErrors.ServiceUnavailable, [50033, 50087, 90006, 90012, 90024, 90033]));

    /// <summary>The error for a code; null for a code that says nothing special here.</summary>
    public static AuthError? Find(int code) => Codes.TryGetValue(code, out var error) ? error : null;

    private static Dictionary<int, AuthError> Group(params (AuthError Error, int[] Codes)[] groups)
    {
        var codes = new Dictionary<int, AuthError>();
        foreach (var group in groups)
        {
            foreach (var code in group.Codes)
                codes.Add(code, group.Error);
        }

        return codes;
    }
}
