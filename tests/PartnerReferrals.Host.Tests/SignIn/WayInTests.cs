using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>Every way of signing in, with the real sign-in library against the emulator's identity side.</summary>
public sealed class WayInTests
{
    [Theory]
    [MemberData(nameof(SignInSession.Ways), MemberType = typeof(SignInSession))]
    public void Each_way_signs_in_and_creates_a_referral(string flow, string way)
    {
        using var session = new SignInSession();

        var result = session.Run($"Join-Emulator {way}");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.False(string.IsNullOrEmpty(session.Text("(New-PartnerReferral $deal).Id")));
        Assert.Equal(flow, session.Text("(Get-PartnerReferralConnection).Flow"));
        Assert.Equal(1, session.Number("(Read-Control statistics).created"));
        Assert.Equal(0, session.Number("(Read-Control statistics).stray"));
    }

    [Theory]
    [MemberData(nameof(SignInSession.Ways), MemberType = typeof(SignInSession))]
    public void The_connection_shows_who_where_and_until_when(string flow, string way)
    {
        using var session = new SignInSession();
        session.Output($"Join-Emulator {way}; $c = Get-PartnerReferralConnection");
        var before = session.One("$c");
        Assert.Null(before.Properties["OrganizationId"].Value);
        Assert.Null(before.Properties["LastRequestId"].Value);

        session.Output("$referral = New-PartnerReferral $deal");

        Assert.Equal(flow, session.Text("$c.Flow"));
        Assert.Equal("Emulator", session.Text("$c.Environment"));
        Assert.Equal("seller@contoso.example", session.Text("$c.Account"));
        Assert.True(Guid.TryParse(session.Text("$c.TenantId"), out _));
        Assert.Equal(session.Text("$referral.OrganizationId"), session.Text("$c.OrganizationId"));
        Assert.True(Guid.TryParse(session.Text("$c.OrganizationId"), out _));
        Assert.True(Guid.TryParse(session.Text("$c.LastRequestId"), out _));
        Assert.InRange(session.Number("($c.TokenExpiresOn - [DateTimeOffset] (Read-Control clock).now).TotalSeconds"), 3590, 3601);
        Assert.DoesNotContain("eyJ", session.Engine.Screen("$c; foreach ($p in $c.psobject.Properties) { $p.Name + '=' + $p.Value }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Emulator_alone_needs_no_sign_in()
    {
        using var session = new ModuleSession();
        session.Output("Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ Seed = 3 }");
        Assert.Equal("Emulator", session.Output("(Get-PartnerReferralConnection).Flow").Single().ToString());
        Assert.Equal(0, (long)session.Output("(Invoke-PartnerReferralRequest /_emulator/identity).signIns").Single().BaseObject);
    }

    [Fact]
    public void A_sign_in_can_bring_a_new_emulator_with_settings_of_its_own()
    {
        using var session = new ModuleSession();
        session.Output("Connect-PartnerReferralApi -Emulator -Interactive -Account mia@bluewater.example -EmulatorSettings @{ TokenLifetime = 120 }");
        Assert.Equal("mia@bluewater.example", session.Output("(Get-PartnerReferralConnection).Account").Single().ToString());
        Assert.Equal(1, (long)session.Output("(Invoke-PartnerReferralRequest /_emulator/identity).signIns").Single().BaseObject);
    }

    [Theory]
    [InlineData("-Emulator -EmulatorConnection $admin -EmulatorSettings @{ Seed = 1 }")]
    [InlineData("-Emulator -DeviceCode -Endpoint https://api.partner.microsoft.com")]
    [InlineData("-Emulator -DeviceCode -AuthorityHost https://login.microsoftonline.com")]
    [InlineData("-Emulator -DeviceCode -Environment Production")]
    [InlineData("-DeviceCode -EmulatorConnection $admin")]
    [InlineData("-DeviceCode -EmulatorSettings @{ Seed = 1 }")]
    [InlineData("-Emulator -EmulatorConnection $real")]
    public void Parameters_that_contradict_each_other_are_refused(string parameters)
    {
        using var session = new SignInSession();
        session.Output("$real = Connect-PartnerReferralApi -Endpoint http://127.0.0.1:9 -AccessToken (New-AccessToken) -PassThru 3>$null");
        Assert.StartsWith("PartnerReferral.ConnectionSettingInvalid,", session.Run("Connect-PartnerReferralApi " + parameters).SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_app_the_error_says_what_the_app_needs()
    {
        using var session = new SignInSession();
        var error = session.Run("Connect-PartnerReferralApi -DeviceCode").SingleError;
        Assert.StartsWith("PartnerReferral.Auth.MissingClientId,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("PARTNER_REFERRALS_CLIENT_ID", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("user_impersonation", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_connections_stand_beside_each_other()
    {
        using var session = new SignInSession();
        session.Output(
            """
            $mia = Join-Emulator -Interactive -Account mia@bluewater.example -PassThru
            $noa = Join-Emulator -Interactive -Account noa@partner.example -PassThru
            """);
        Assert.Equal("mia@bluewater.example", session.Text("$mia.Account"));
        Assert.Equal("noa@partner.example", session.Text("$noa.Account"));
        session.Output("$one = New-PartnerReferral $deal -Connection $mia; Disconnect-PartnerReferralApi $mia");

        Assert.Equal(session.Text("$one.Id"), session.Text("(Get-PartnerReferral $one.Id -Connection $noa).Id"));
        Assert.StartsWith("PartnerReferral.NotConnected,", session.Run("Get-PartnerReferral $one.Id -Connection $mia").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SignInSession.Ways), MemberType = typeof(SignInSession))]
    public void Another_runspace_has_no_connection_but_can_be_given_one(string flow, string way)
    {
        using var session = new SignInSession("TokenLifetime = 120");
        using var other = new ModuleSession();
        Assert.NotEmpty(flow);
        var connection = session.One($"Join-Emulator {way} -PassThru").BaseObject;
        Assert.Empty(other.Output("Get-PartnerReferralConnection"));

        Assert.Single(other.Output("param($c) " + Deals.Flat + "New-PartnerReferral $deal -Connection $c", connection));
        Assert.Empty(other.Output("Get-PartnerReferralConnection"));
    }
}
