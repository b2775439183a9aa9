using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Connecting;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("http://10.0.0.1", "PartnerReferral.Connection.InsecureEndpoint")]
    [InlineData("http://api.partner.microsoft.com", "PartnerReferral.Connection.InsecureEndpoint")]
    [InlineData("ftp://127.0.0.1", "PartnerReferral.Connection.InvalidEndpoint")]
    [InlineData("https://user:pw@api.partner.microsoft.com", "PartnerReferral.Connection.InvalidEndpoint")]
    public void An_address_a_token_must_not_go_to_is_refused(string endpoint, string id)
    {
        using var session = new ModuleSession();
        Assert.StartsWith(id + ",", session.Run($"Connect-PartnerReferralApi -Endpoint {endpoint} -AccessToken x").SingleError.FullyQualifiedErrorId);
    }

    [Fact]
    public void Plain_http_to_this_machine_is_taken_and_prints_nothing()
    {
        using var session = new ModuleSession();
        var result = session.Run("$s = [securestring]::new(); $s.AppendChar('t'); Connect-PartnerReferralApi -Endpoint http://127.0.0.1:9 -AccessToken $s");
        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal("Custom", session.Output("(Get-PartnerReferralConnection).Environment").Single().ToString());
    }

    [Fact]
    public void A_refused_connection_is_a_clear_record_without_a_stack_trace()
    {
        using var session = new ModuleSession();
        var result = session.Run("Connect-PartnerReferralApi -Endpoint http://127.0.0.1:9 -AccessToken t -MaximumRetryCount 0; Get-PartnerReferral");
        Assert.StartsWith("PartnerReferral.Connection.", result.SingleError.FullyQualifiedErrorId);
        Assert.Contains("127.0.0.1", result.SingleError.ToString());
    }

    [Fact]
    public void A_secret_as_plain_text_warns_and_is_in_no_stream()
    {
        using var session = new ModuleSession();
        var result = session.Run("Connect-PartnerReferralApi -Endpoint http://127.0.0.1:9 -AccessToken planted-secret -MaximumRetryCount 0; Get-PartnerReferral -Verbose -Debug; Get-PartnerReferralConnection");
        Assert.Contains(result.Warnings, w => w.Contains("SecureString"));
        Assert.DoesNotContain("planted-secret", result.AllText);
    }

    [Fact]
    public void An_unknown_emulator_setting_names_the_known_ones()
    {
        using var session = new ModuleSession();
        var error = session.Run("Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ Sead = 1 }").SingleError;
        Assert.Contains("seed", error.ToString());
    }

    [Theory]
    [InlineData("-Endpoint http://127.0.0.1:9 -AccessToken t", 300, 300)]
    [InlineData("-Endpoint http://127.0.0.1:9 -AccessToken t -ListingDelaySec 1", 1, 300)]
    [InlineData("-Emulator -ListingDelaySec 1", 1, 1)]
    public void A_listing_delay_does_not_shorten_the_list_time_out_with_a_service_that_is_away(string parameters, int listingDelay, int listTimeout)
    {
        using var session = new ModuleSession();
        var script = "$c = Connect-PartnerReferralApi " + parameters + " -PassThru 3>$null; $c.GetType().GetProperty('Reconcile', [Reflection.BindingFlags]'NonPublic,Instance').GetValue($c)";
        var reconcile = Assert.Single(session.Output(script));
        Assert.Equal(TimeSpan.FromSeconds(listingDelay), reconcile.Properties["ListingDelay"].Value);
        Assert.Equal(TimeSpan.FromSeconds(listTimeout), reconcile.Properties["ListTimeout"].Value);
    }

    [Fact]
    public void Pass_thru_returns_the_connection_and_no_token()
    {
        using var session = new ModuleSession();
        var connection = Assert.Single(session.Output("Connect-PartnerReferralApi -Emulator -PassThru"));
        Assert.Equal("PartnerReferrals.PartnerReferralConnection", connection.TypeNames[0]);
        Assert.DoesNotContain("eyJ", string.Join("\n", connection.Properties.Select(p => p.Value?.ToString())));
    }
}
