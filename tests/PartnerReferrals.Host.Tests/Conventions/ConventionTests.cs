using System;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Conventions;

public sealed class ConventionTests
{
    [Theory]
    [InlineData("$deal | New-PartnerReferral -WhatIf")]
    [InlineData("$deal | New-PartnerReferral -WhatIf -JournalPath /nonexistent/folder/run.jsonl")]
    [InlineData("$WhatIfPreference = $true; $deal | New-PartnerReferral")]
    [InlineData("Invoke-PartnerReferralRequest -Method POST -Path engagements/referrals -Body $deal -WhatIf")]
    public void What_if_sends_nothing(string script)
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.Flat + script);
        Assert.Contains("What if:", screen);
        session.Run("$WhatIfPreference = $false");
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void Verbose_says_what_happens_with_request_ids()
    {
        using var session = ModuleSession.Connected();
        var verbose = session.Run(Deals.Flat + "$deal | New-PartnerReferral -Verbose").Verbose;
        Assert.Contains(verbose, v => v.Contains("POST") && v.Contains("client-request-id"));
        Assert.Contains(verbose, v => v.Contains("200 from POST") && v.Contains("request-id"));
    }

    [Fact]
    public void Debug_shows_redacted_traffic()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.CoSell + "$deal | New-PartnerSharedReferral -Debug");
        Assert.Contains(result.Debug, d => d.Contains("Bluewater Bakeries AG"));
        var text = string.Join("\n", result.Debug);
        Assert.DoesNotContain("mia@bluewater.example", text);
        Assert.DoesNotContain("Keller", text);
        Assert.DoesNotContain("Bearer", text);
    }

    [Theory]
    [InlineData("New-PartnerReferral $deal")]
    [InlineData("Get-PartnerReferral")]
    [InlineData("Invoke-PartnerReferralRequest engagements/referrals")]
    public async Task Ctrl_c_during_a_slow_request_returns_at_once(string command)
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'any'; silenceSeconds = 60 }");
        var running = session.Start(Deals.Flat + command);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var elapsed = await running.StopAsync();
        Assert.True(elapsed < TimeSpan.FromSeconds(10), elapsed.ToString());
    }

    [Fact]
    public void Select_first_stops_the_run()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ latency = 20 }");
        var script = Deals.Flat + "$deal.Remove('ExternalReferenceId'); & { 1..500 | ForEach-Object { $deal.Name = \"Deal $_\"; $deal.Clone() } | New-PartnerReferral -ThrottleLimit 2 | ForEach-Object { $_; break } }";
        session.Run(script);
        Assert.InRange(session.Requests(), 1, 400);
    }

    [Theory]
    [InlineData("New-PartnerReferral @{ Name = 'x' }")]
    [InlineData("New-PartnerSharedReferral @{ Name = 'x' }")]
    [InlineData("Get-PartnerReferral")]
    [InlineData("Invoke-PartnerReferralRequest engagements/referrals")]
    public void Without_a_connection_one_terminating_error_says_what_to_type(string command)
    {
        using var session = new ModuleSession();
        var result = session.Run($"try {{ {command}; 'went on' }} catch {{ $_ }}");
        var error = Assert.IsType<System.Management.Automation.ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.StartsWith("PartnerReferral.NotConnected,", error.FullyQualifiedErrorId);
        Assert.Contains("Connect-PartnerReferralApi", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Error_action_stop_and_error_variable_behave_as_for_any_cmdlet()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run("try { @{}, @{} | New-PartnerReferral -ErrorAction Stop } catch { 'caught' }; @{}, @{} | New-PartnerReferral -ErrorAction SilentlyContinue -ErrorVariable e; $e.Count");
        Assert.Equal(["caught", "2"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Two_runspaces_hold_two_connections()
    {
        using var one = ModuleSession.Connected();
        using var two = ModuleSession.Connected();
        one.Output(Deals.Flat + "New-PartnerReferral $deal");
        Assert.Equal(1, one.Created());
        Assert.Equal(0, two.Created());
    }

    [Fact]
    public void A_connection_can_be_given_explicitly_and_used_elsewhere()
    {
        using var one = ModuleSession.Connected();
        using var two = new ModuleSession();
        var connection = one.Output("Get-PartnerReferralConnection").Single();
        Assert.Single(two.Output(Deals.Flat.Replace("$deal =", "param($c) $deal =") + "New-PartnerReferral $deal -Connection $c", connection));
        Assert.Equal(1, one.Created());
    }

    [Fact]
    public void Disconnecting_forgets_the_connection()
    {
        using var session = ModuleSession.Connected();
        Assert.Empty(session.Output("Disconnect-PartnerReferralApi; Get-PartnerReferralConnection"));
        Assert.StartsWith("PartnerReferral.NotConnected,", session.Run("Get-PartnerReferral").SingleError.FullyQualifiedErrorId);
    }

    [Fact]
    public void Throttle_limit_is_the_number_of_requests_in_flight()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ latency = 30 }");
        session.Output(Deals.Flat + "$deal.Remove('ExternalReferenceId'); $null = 1..60 | ForEach-Object { $deal.Name = \"Deal $_\"; $deal.Clone() } | New-PartnerReferral -ThrottleLimit 7");
        Assert.Equal("7", session.Output($"({Deals.Statistics}).peakInFlight").Single().ToString());
        Assert.Equal(60, session.Created());
    }

    [Fact]
    public void Output_comes_in_the_order_of_the_input()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'create'; every = 3; latencyMs = 60 }");
        var names = session.Output(Deals.Flat + "$deal.Remove('ExternalReferenceId'); 1..20 | ForEach-Object { $deal.Name = \"Deal $_\"; $deal.Clone() } | New-PartnerReferral -ThrottleLimit 8 | ForEach-Object Name");
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"Deal {i}"), names.Select(n => n.ToString()));
    }

    [Fact]
    public void A_referral_piped_in_is_read_again_and_an_engagement_lists_its_legs()
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.CoSell + "$null = $deal | New-PartnerSharedReferral");
        Assert.Single(session.Output("Get-PartnerReferral | Get-PartnerReferral"));
        Assert.Equal(2, session.Output("[pscustomobject]@{ EngagementId = (Get-PartnerReferral).EngagementId } | Get-PartnerReferral").Count);
    }
}
