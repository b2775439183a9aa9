using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>A pipeline of changes that ends in the middle: what was sent is waited for and told, and nothing new is sent.</summary>
public sealed class EditEndTests
{
    [Theory]
    [InlineData("-ThrottleLimit 4")]
    [InlineData("-ThrottleLimit 1")]
    public void Changes_under_way_are_waited_for_and_named(string how)
    {
        using var session = Slow(12);

        var output = session.Run(SelectFirstCommand.Import + $"$deals | Set-PartnerReferral -Notes x -PassThru {how} | Select-First 2");

        Assert.Equal(2, output.Output.Count);
        var told = output.Output.Select(Id).Concat(Ids(string.Concat(output.Warnings))).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Changed(session), told);
        Assert.InRange(told.Count, 2, 11);
    }

    [Fact]
    public void Error_action_stop_outputs_what_was_under_way()
    {
        using var session = Slow(12);
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; nth = 2; status = 400 }");

        var result = session.Run("$out = [Collections.Generic.List[object]]::new(); try { $deals | Set-PartnerReferral -Notes x -PassThru -ErrorAction Stop | ForEach-Object { $out.Add($_) } } catch { }; $out");

        Assert.Equal(Changed(session), result.Output.Select(Id).Order(StringComparer.Ordinal));
        Assert.InRange(result.Output.Count, 1, 11);
    }

    [Fact]
    public async Task Ctrl_c_names_what_is_in_doubt_and_says_how_to_go_on()
    {
        using var session = ModuleSession.Connected();
        session.Output(
            Deals.Flat +
            """
            $deals = 1..4 | ForEach-Object { $deal.ExternalReferenceId = "E-$_"; New-PartnerReferral $deal }
            $null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; silenceSeconds = 60; commit = $true }
            """);
        var running = session.Start("$deals | Set-PartnerReferral -Notes x -Verbose");
        for (var i = 0; i < 600 && !running.Streams.Verbose.Any(v => v.Message.Contains("PATCH", StringComparison.Ordinal)); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await running.StopAsync() < TimeSpan.FromSeconds(10));

        Assert.Matches("Set-PartnerReferral was stopped: 0 referrals were changed before\\. Sent without an answer, so perhaps done: .* Read the referrals again", session.TakePrinted());
    }

    private static LifecycleSession Slow(int count) => new(
        $$"""
        $deals = 1..{{count}} | ForEach-Object { New-Deal "Deal $_" }
        $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ latency = '150' }
        """);

    private static string[] Changed(LifecycleSession session) => [.. session.Output("Get-PartnerReferral | Where-Object { $_.Details.Notes -eq 'x' }").Select(Id).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Ids(string text) => Regex.Matches(text, "[0-9a-f]{8}-[0-9a-f-]{27}").Select(match => match.Value);

    private static string Id(System.Management.Automation.PSObject referral) => (string)referral.Properties["Id"].Value;
}
