using System;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>Ways of signing in × what can go wrong: each has its own id and says what to do.</summary>
public sealed class SignInErrorTests
{
    private const string OtherSecret = "-RefreshToken (New-RefreshToken) -ClientId $clientId -ClientSecret (Protect 'not-the-secret')";
    private const string OtherApp = "-RefreshToken (New-RefreshToken) -ClientId other";
    private const string Secret = SignInSession.WithSecret;

    [Theory]
    [InlineData("-DeviceCode", "deviceCode", "body = 'oauth'; code = 'unknown_tenant'", "UnknownTenant", "-TenantId")]
    [InlineData("-DeviceCode", "deviceCode", "body = 'oauth'; code = 'unauthorized_client'", "UnknownClient", "-ClientId")]
    [InlineData("-DeviceCode", "deviceCode", "drop = $true", "Network", "network")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'expired_token'", "DeviceCodeExpired", "new code")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'authorization_declined'", "Declined", "again")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'consent_required'", "ConsentMissing", "user_impersonation")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'mfa_required'", "MfaRequired", "multi-factor|MFA")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'too_many_requests'", "Throttled", "Wait")]
    [InlineData("-DeviceCode", "token", "body = 'oauth'; code = 'temporarily_unavailable'", "ServiceUnavailable", "Wait")]
    [InlineData("-Interactive", "authorize", "body = 'oauth'; code = 'consent_required'", "ConsentMissing", "user_impersonation")]
    [InlineData("-Interactive", "authorize", "body = 'oauth'; code = 'unknown_tenant'", "UnknownTenant", "-TenantId")]
    [InlineData("-Interactive", "authorize", "body = 'oauth'; code = 'authorization_declined'", "Declined", "again")]
    [InlineData("-Interactive", "token", "body = 'oauth'; code = 'mfa_required'", "MfaRequired", "MFA")]
    [InlineData("-Interactive", "token", "body = 'oauth'; code = 'invalid_client'", "WrongSecret|SecretRequired", "secret")]
    [InlineData("-Interactive", "token", "drop = $true", "Network", "network")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'token_expired'", "RefreshTokenExpired", "-RefreshTokenRotated")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'token_revoked'", "Revoked", "MFA")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'invalid_grant'", "RefreshTokenRefused", "-ClientId")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'consent_required'", "ConsentMissing", "user_impersonation")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'mfa_required'", "MfaRequired", "MFA")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'unknown_tenant'", "UnknownTenant", "-TenantId")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'too_many_requests'", "Throttled", "Wait")]
    [InlineData(Secret, "token", "body = 'oauth'; code = 'temporarily_unavailable'", "ServiceUnavailable", "Wait")]
    [InlineData(Secret, "token", "body = 'html'; status = 502", "ServiceUnavailable", "Wait")]
    [InlineData(Secret, "token", "drop = $true", "Network", "network")]
    [InlineData(OtherSecret, "", "", "WrongSecret", "value")]
    [InlineData(OtherApp, "", "", "RefreshTokenRefused", "-ClientId")]
    [InlineData("-AccessToken (New-AccessToken @{ lifetime = -60 })", "", "", "Expired", "new token")]
    [InlineData("-AccessToken (New-AccessToken @{ audience = 'https://graph.microsoft.com' })", "", "", "WrongAudience", "api.partner.microsoft.com")]
    [InlineData("-AccessToken (New-AccessToken @{ appOnly = $true })", "", "", "AppOnly", "user")]
    [InlineData("-AccessToken (Protect 'Bearer abc')", "", "", "InvalidToken", "SecureString")]
    [InlineData("-AccessTokenProvider { New-AccessToken @{ lifetime = -60 } }", "", "", "Expired", "new token")]
    [InlineData("-AccessTokenProvider { }", "", "", "ProviderFailed", "-AccessTokenProvider")]
    [InlineData("-AccessTokenProvider { throw 'The vault is sealed.' }", "", "", "ProviderFailed", "-AccessTokenProvider")]
    [InlineData("-AccessTokenProvider { New-AccessToken; New-AccessToken }", "", "", "ProviderFailed", "SecureString")]
    [InlineData("-AccessTokenProvider { 'a warning'; New-AccessToken }", "", "", "ProviderFailed", "SecureString")]
    [InlineData("-AccessTokenProvider { @{ access_token = 'x' } }", "", "", "ProviderFailed", "SecureString")]
    [InlineData("-AccessTokenProvider { [pscustomobject]@{ Token = New-AccessToken } }", "", "", "ProviderFailed", "SecureString")]
    [InlineData("-AccessTokenProvider { , @('a', 'b') }", "", "", "ProviderFailed", "SecureString")]
    [InlineData("-RefreshToken (Protect \"planted-refresh`n\") -ClientId $clientId", "", "", "InvalidSecret", "line end")]
    [InlineData("-RefreshToken (New-RefreshToken) -ClientId $clientId -ClientSecret (Protect \"planted-client-secret`r`n\")", "", "", "InvalidSecret", "line end")]
    [InlineData("-DeviceCode -Account nobody@partner.example", "", "", "WrongAccount", "-Account")]
    public void Each_failure_has_its_id_and_its_cure(string way, string operation, string fault, string error, string recommendedAction)
    {
        using var session = new SignInSession();
        if (operation.Length > 0)
        {
            session.Fault($"operation = '{operation}'; {fault}");
        }

        var record = session.Run($"Join-Emulator {way} -Verbose -Debug").SingleError;

        Assert.Matches($"^PartnerReferral\\.Auth\\.({error}),", record.FullyQualifiedErrorId);
        Assert.Matches(recommendedAction, record.ErrorDetails.RecommendedAction);
        Assert.Equal(System.Management.Automation.ErrorCategory.AuthenticationError, record.CategoryInfo.Category);
        Assert.Equal("Emulator", session.Text("(Get-PartnerReferralConnection).Flow"));
        SecretTests.AssertClean(session, record + record.Exception.ToString() + record.ErrorDetails);
    }

    [Fact]
    public void A_refresh_token_that_was_not_used_for_too_long_is_over()
    {
        using var session = new SignInSession();
        session.Output("$old = New-RefreshToken; Step-Clock 7776001");
        var record = session.Run($"Join-Emulator -ClientId $clientId -RefreshToken $old -ClientSecret (Protect '{SignInSession.ClientSecret}')").SingleError;
        Assert.StartsWith("PartnerReferral.Auth.RefreshTokenExpired,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_of_a_policy_are_on_the_exception_and_can_be_given_back()
    {
        using var session = new SignInSession();
        session.Fault("operation = 'token'; body = 'oauth'; code = 'mfa_required'; first = 1");
        session.Run("Join-Emulator -DeviceCode");
        session.Output("$claims = $Error[0].Exception.Claims; Join-Emulator -DeviceCode -Claims $claims");
        Assert.Contains("capolids", session.Text("$claims"), StringComparison.Ordinal);
        Assert.Equal("DeviceCode", session.Text("(Get-PartnerReferralConnection).Flow"));
    }

    [Theory]
    [InlineData("role = 'None'", "accessDenied", "Referrals admin")]
    [InlineData("mfa = $false", "900421", "pass(ed)? multi-factor authentication.*DeviceCode")]
    public void What_the_service_itself_refuses_says_what_is_missing(string claims, string code, string missing)
    {
        using var session = new SignInSession();
        session.Output($"Join-Emulator -AccessToken (New-AccessToken @{{ {claims} }})");
        var record = session.Run("New-PartnerReferral $deal").SingleError;
        Assert.StartsWith($"PartnerReferral.Api.{code},", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches("(?i)" + missing, record.ErrorDetails.RecommendedAction);
    }
}
