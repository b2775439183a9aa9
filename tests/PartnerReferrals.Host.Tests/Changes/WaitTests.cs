using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Changes;

/// <summary>Get-PartnerReferralChange -Wait: goes on until it is stopped, whatever happens meanwhile.</summary>
public sealed class WaitTests
{
    [Fact]
    public async Task Changes_come_as_they_happen_and_Ctrl_c_ends_it_at_once()
    {
        using var session = new ChangeSession();
        var connection = session.Output("$null = New-Deal One; Get-PartnerReferralConnection").Single();
        using var other = new ModuleSession();
        var running = session.Session.Start("Get-Change -Wait -IntervalSec 1 | ForEach-Object { $global:found += @($_.Name) }");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        other.Output(Deals.Flat.Replace("$deal =", "param($c) $deal =") + "$deal.Name = 'Two'; $null = New-PartnerReferral $deal -Connection $c", connection);
        await Task.Delay(2500, TestContext.Current.CancellationToken);

        var elapsed = await running.StopAsync();

        Assert.True(elapsed < TimeSpan.FromSeconds(2), elapsed.ToString());
        Assert.Equal(["One", "Two"], session.Output("$found").Select(n => n.ToString()));
        Assert.Empty(session.Changes());
    }

    [Fact]
    public void An_outage_is_one_warning_and_nothing_is_lost()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One");
        session.Session.Output("Connect-PartnerReferralApi -Emulator -EmulatorConnection (Get-PartnerReferralConnection) -MaximumRetryCount 0");
        session.Session.Fault("@{ name = 'away'; operation = 'list'; first = 3; status = 500 }");

        var result = session.Session.Run("Get-Change -Wait -IntervalSec 1 | Select-Object -First 1");

        Assert.Equal("One", result.Output.Single().Properties["Name"].Value);
        Assert.Single(result.Warnings);
        Assert.Contains("not lost", result.Warnings[0]);
    }

    [Fact]
    public void A_token_that_is_refused_is_renewed()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One");
        session.Session.Fault("@{ operation = 'list'; first = 1; status = 401; code = 'unauthenticated' }");

        Assert.Equal("One", session.Output("(Get-Change -Wait -IntervalSec 1 | Select-Object -First 1).Name").Single().ToString());
    }

    [Fact]
    public void What_will_not_pass_ends_it()
    {
        using var session = new ChangeSession();
        session.Session.Fault("@{ operation = 'list'; status = 403; code = 'accessDenied' }");

        Assert.StartsWith("PartnerReferral.Api.accessDenied,", session.Session.Run("Get-Change -Wait -IntervalSec 1").SingleError.FullyQualifiedErrorId);
    }
}
