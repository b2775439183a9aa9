using System;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>From a person's sign-in to a script's: the first refresh token goes into a vault and works from there.</summary>
public sealed class FirstRefreshTokenTests
{
    [Theory]
    [InlineData("-DeviceCode")]
    [InlineData("-Interactive")]
    public void A_sign_in_hands_its_refresh_token_to_the_vault_and_a_script_goes_on_with_it(string way)
    {
        using var session = new SignInSession();
        session.Output($"$vault = @{{}}; Join-Emulator {way} -ClientId $clientId -RefreshTokenRotated {{ $vault.Token = $_; $vault.Times++ }}");
        Assert.Equal(1, session.Number("$vault.Times"));
        Assert.Equal("SecureString", session.Text("$vault.Token.GetType().Name"));

        session.Output("Disconnect-PartnerReferralApi; Join-Emulator -RefreshToken $vault.Token -ClientId $clientId");

        Assert.False(string.IsNullOrEmpty(session.Text("(New-PartnerReferral $deal).Id")));
        Assert.Equal("RefreshToken", session.Text("(Get-PartnerReferralConnection).Flow"));
    }

    [Fact]
    public void A_sign_in_kept_on_disk_hands_nothing_out()
    {
        using var session = new SignInSession();

        var error = session.Run("Connect-PartnerReferralApi -DeviceCode -ClientId $clientId -Persist -RefreshTokenRotated { }").SingleError;

        Assert.StartsWith("PartnerReferral.ConnectionSettingInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Persist", error.ToString(), StringComparison.Ordinal);
    }
}
