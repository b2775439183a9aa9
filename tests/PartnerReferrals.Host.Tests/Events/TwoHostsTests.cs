using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.SignIn;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>Two hosts, two planted tokens, both recorded: neither host ever sees the other's.</summary>
public sealed class TwoHostsTests
{
    private const string Work =
        """
        $null = Get-PartnerReferralWebhook
        Set-PartnerReferralWebhook https://func.example/hook
        $null = Test-PartnerReferralWebhook
        $null = Get-PartnerReferral
        $null = New-PartnerReferral $deal
        $null = Invoke-PartnerReferralRequest engagements/referrals
        $null = Invoke-PartnerReferralRequest /webhooks/v1/registration
        """;

    [Theory]
    [InlineData("-AccessToken (Protect planted-referrals) -WebhookAccessToken (Protect planted-webhooks)")]
    [InlineData("-AccessTokenProvider { if ($_ -eq 'https://api.partnercenter.microsoft.com') { 'planted-webhooks' } else { 'planted-referrals' } }")]
    public void No_token_of_one_host_reaches_the_other(string tokens)
    {
        using var referrals = new RecordingHost(200, """{"value":[]}""");
        using var webhooks = new RecordingHost(200, """["referral-created"]""");
        using var session = new ModuleSession();
        Connect(session, tokens, referrals, webhooks);

        var text = session.Run(Work + " -Verbose -Debug").AllText;

        Assert.NotEmpty(referrals.Authorizations);
        Assert.NotEmpty(webhooks.Authorizations);
        Assert.All(referrals.Authorizations, value => Assert.Equal("Bearer planted-referrals", value));
        Assert.All(webhooks.Authorizations, value => Assert.Equal("Bearer planted-webhooks", value));
        Assert.DoesNotContain("planted-", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_or_a_redirect_makes_no_token_change_sides()
    {
        using var other = new RecordingHost(200, "[]");
        foreach (var status in new[] { 401, 307 })
        {
            using var webhooks = new RecordingHost(status, "", location: other.Address + "webhooks/v1/registration");
            using var referrals = new RecordingHost(status, "", location: webhooks.Address + "v1.0/engagements/referrals");
            using var session = new ModuleSession();
            Connect(session, "-AccessToken (Protect planted-referrals) -WebhookAccessToken (Protect planted-webhooks)", referrals, webhooks);

            session.Run("Get-PartnerReferralWebhook");
            session.Run("Get-PartnerReferral");

            Assert.NotEmpty(webhooks.Authorizations);
            Assert.NotEmpty(referrals.Authorizations);
            Assert.All(referrals.Authorizations, value => Assert.Equal("Bearer planted-referrals", value));
            Assert.All(webhooks.Authorizations, value => Assert.Equal("Bearer planted-webhooks", value));
        }

        Assert.Empty(other.Authorizations);
    }

    [Fact]
    public void Without_a_second_token_one_error_says_how_to_connect_for_it_and_nothing_is_sent()
    {
        using var referrals = new RecordingHost(200, """{"value":[]}""");
        using var webhooks = new RecordingHost(200, "[]");
        using var session = new ModuleSession();
        Connect(session, "-AccessToken (Protect planted-referrals)", referrals, webhooks);

        var error = session.Run("Get-PartnerReferralWebhook").SingleError;

        Assert.StartsWith("PartnerReferral.Auth.WebhookToken,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-WebhookAccessToken", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(webhooks.Authorizations);
    }

    [Theory]
    [InlineData("-Interactive")]
    [InlineData("-DeviceCode")]
    [InlineData("-RefreshToken (New-RefreshToken) -ClientId $clientId")]
    [InlineData(SignInSession.WithSecret)]
    [InlineData("-AccessTokenProvider { New-AccessToken @{ audience = $_ } }")]
    [InlineData("-AccessToken (New-AccessToken) -WebhookAccessToken (New-AccessToken @{ audience = 'https://api.partnercenter.microsoft.com' })")]
    [InlineData("-AccessToken (New-AccessToken) -WebhookAccessToken (New-AccessToken @{ audience = 'https://api.partnercenter.microsoft.com'; appOnly = $true })")]
    public void Every_way_of_signing_in_is_good_for_both_hosts_without_asking_again(string way)
    {
        using var session = new SignInSession();
        session.Output($"$null = Join-Emulator {way}; $null = Get-PartnerReferral; Set-PartnerReferralWebhook https://func.example/hook");
        Assert.Equal("https://func.example/hook", session.Text("(Get-PartnerReferralWebhook).Uri"));
        Assert.True(session.Number("(Read-Control identity).signIns") <= 1);
    }

    [Fact]
    public void A_permission_that_is_missing_is_named()
    {
        using var session = new SignInSession();
        session.Output("$null = Join-Emulator -DeviceCode; $null = Get-PartnerReferral");
        session.Fault("operation = 'token'; body = 'oauth'; code = 'consent_required'");

        var error = session.Run("Get-PartnerReferralWebhook").SingleError;

        Assert.StartsWith("PartnerReferral.Auth.WebhookPermission,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Microsoft Partner Center", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-WebhookAccessToken (New-AccessToken)", "WrongWebhookAudience", "api.partnercenter.microsoft.com")]
    [InlineData("-WebhookAccessToken (New-AccessToken @{ audience = 'https://api.partnercenter.microsoft.com'; lifetime = -60 })", "Expired", "new token")]
    [InlineData("-WebhookAccessToken (Protect 'Bearer abc')", "InvalidToken", "SecureString")]
    public void A_second_token_that_is_none_is_refused_at_once(string parameters, string id, string action)
    {
        using var session = new SignInSession();
        var error = session.Run("Join-Emulator -AccessToken (New-AccessToken) " + parameters).SingleError;
        Assert.StartsWith($"PartnerReferral.Auth.{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(action, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_of_ones_own_says_where_its_webhooks_are()
    {
        using var session = new ModuleSession();
        session.Output("$s = [securestring]::new(); $s.AppendChar('t'); Connect-PartnerReferralApi -Endpoint https://partner.example -AccessToken $s");
        var error = session.Run("Get-PartnerReferralWebhook").SingleError;
        Assert.StartsWith("PartnerReferral.Webhook.NoEndpoint,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Endpoint https://api.partnercenter.microsoft.com")]
    [InlineData("-WebhookEndpoint https://api.partner.microsoft.com")]
    [InlineData("-WebhookEndpoint http://partnercenter.example")]
    public void Hosts_that_are_mixed_up_are_refused_before_anybody_signs_in(string parameters)
    {
        using var session = new ModuleSession();
        Assert.StartsWith("PartnerReferral.Connection.In", session.Run($"Connect-PartnerReferralApi {parameters} -AccessToken x").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static void Connect(ModuleSession session, string tokens, RecordingHost referrals, RecordingHost webhooks) => session.Output(
        "function Protect([string] $Text) { $s = [securestring]::new(); foreach ($c in $Text.ToCharArray()) { $s.AppendChar($c) }; $s }\n" + Deals.Flat
        + $"Connect-PartnerReferralApi -Endpoint {referrals.Address} -WebhookEndpoint {webhooks.Address} {tokens} -MaximumRetryCount 0 -ListingDelaySec 0");

    /// <summary>Answers everything alike and keeps every Authorization it is shown.</summary>
    private sealed class RecordingHost : IDisposable
    {
        private readonly HttpListener _listener = new();

        public RecordingHost(int status, string body, string? location = null)
        {
            Address = $"http://127.0.0.1:{EventSession.FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Authorizations.Enqueue(context.Request.Headers["Authorization"] ?? "");
                    context.Response.StatusCode = status;
                    if (location is not null && status >= 300 && status < 400)
                    {
                        context.Response.RedirectLocation = location;
                    }

                    context.Response.ContentType = "application/json";
                    context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
                }
            });
        }

        public string Address { get; }

        public ConcurrentQueue<string> Authorizations { get; } = new();

        public void Dispose() => _listener.Abort();
    }
}
