using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Creating;

/// <summary>A pipeline that ends in the middle: whatever was sent is waited for and told, and nothing new is sent.</summary>
public sealed class PipelineEndTests
{
    // Thirty deals in $many. With $bad filled, the row of that number is faulty.
    private static readonly string Many = SelectFirstCommand.Import + Deals.Flat +
        """
        $many = foreach ($n in 1..30) { $deal.ExternalReferenceId = "P-$n"; $deal.Country = if ($n -eq $bad) { 'Nowhere' } else { 'CH' }; [pscustomobject]$deal }
        $out = [Collections.Generic.List[object]]::new()

        """;

    [Fact]
    public void Error_action_stop_outputs_what_was_under_way()
    {
        using var session = Slow();

        var result = session.Run("$bad = 25\n" + Many + "try { $many | New-PartnerReferral -ErrorAction Stop | ForEach-Object { $out.Add($_) } } catch { $caught = $_ }; $out; $caught");

        Assert.StartsWith("PartnerReferral.Validation.InvalidCountry", ((System.Management.Automation.ErrorRecord)result.Output[^1].BaseObject).FullyQualifiedErrorId);
        AssertAllTold(session, result.Output.SkipLast(1).Select(Id), result.Warnings);
        Assert.Empty(result.Warnings);
        Assert.InRange(session.Created(), 1, 24);
    }

    [Fact]
    public void A_row_the_service_refuses_under_error_action_stop_loses_no_other()
    {
        using var session = Slow();
        session.Fault("@{ operation = 'create'; contains = 'P-3\"'; status = 400 }");

        var result = session.Run(Many + "try { $many | New-PartnerReferral -ErrorAction Stop | ForEach-Object { $out.Add($_) } } catch { $caught = $_ }; $out");

        AssertAllTold(session, result.Output.Select(Id), result.Warnings);
        Assert.InRange(session.Created(), 2, 29);
    }

    [Fact]
    public void A_second_refusal_under_error_action_stop_is_named_in_the_warning()
    {
        using var session = Slow();

        // The others are refused by the time the first is: output comes in their order.
        session.Fault("@(@{ operation = 'create'; contains = 'P-1\"'; status = 400; latencyMs = 1000 }, @{ operation = 'create'; status = 400 })");

        var result = session.Run(Many + "try { $many | New-PartnerReferral -ErrorAction Stop } catch { }");

        Assert.Contains("Failed: row 2 (PartnerReferral.Api.invalidRequest), row 3 (", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(0, session.Created());
    }

    [Theory]
    [InlineData("Select-First 3")]
    [InlineData("ForEach-Object { $_; if (++$n -eq 3) { throw 'enough' } }")]
    [InlineData("ForEach-Object { $_; if (++$n -eq 3) { break } }")]
    public void Where_the_pipeline_behind_is_gone_the_rest_is_named_with_ids(string end)
    {
        using var session = Slow();

        var result = session.Run(Many + $"$n = 0; foreach ($once in 1) {{ try {{ $many | New-PartnerReferral | {end} | ForEach-Object {{ $out.Add($_) }} }} catch {{ }} }}; $out");

        Assert.Equal(3, result.Output.Count);
        Assert.Contains("Get-PartnerReferral -CreatedAfter", Assert.Single(result.Warnings), StringComparison.Ordinal);
        AssertAllTold(session, result.Output.Select(Id), result.Warnings);
        Assert.InRange(session.Created(), 4, 29);
    }

    [Fact]
    public void A_command_further_up_that_fails_loses_nothing()
    {
        using var session = Slow();

        var result = session.Run(Many + "try { & { $many[0..4]; while ((Invoke-PartnerReferralRequest /_emulator/statistics).requests -lt 1) { [Threading.Thread]::Sleep(10) }; throw 'no more' } | New-PartnerReferral | ForEach-Object { $out.Add($_) } } catch { $caught = $_ }; $out; \"$caught\"");

        Assert.Equal("no more", result.Output[^1].ToString());
        AssertAllTold(session, result.Output.SkipLast(1).Select(Id), result.Warnings);
        Assert.InRange(session.Created(), 1, 5);
    }

    [Fact]
    public void With_a_journal_the_next_run_sends_the_rest()
    {
        using var session = Slow();
        var journal = System.IO.Path.GetTempFileName();
        System.IO.File.Delete(journal);
        try
        {
            var stopped = session.Run(Many + $"$many | New-PartnerReferral -JournalPath '{journal}' | Select-First 2");
            Assert.Contains("by its journal it goes on where it stopped", Assert.Single(stopped.Warnings), StringComparison.Ordinal);

            session.Output(Many + $"$many | New-PartnerReferral -JournalPath '{journal}'");
            Assert.Equal(30, session.Created());
        }
        finally
        {
            System.IO.File.Delete(journal);
            System.IO.File.Delete(journal + ".lock");
        }
    }

    [Theory]
    [InlineData("-ThrottleLimit 2")]
    [InlineData("-ThrottleLimit 4 -Unordered")]
    public void Of_a_co_sell_deal_both_legs_are_named_or_the_one_there_is(string how)
    {
        using var session = Slow();

        var result = session.Run(SelectFirstCommand.Import + Deals.CoSell + $"1..9 | ForEach-Object {{ $deal.ExternalReferenceId = \"S-$_\"; [pscustomobject]$deal }} | New-PartnerSharedReferral {how} | Select-First 1");

        var shared = Assert.Single(result.Output).Properties;
        var told = Regex.Matches(string.Concat(result.Warnings), "[0-9a-f]{8}-[0-9a-f-]{27}").Select(match => match.Value)
            .Concat(new[] { shared["Referral"], shared["ConnectedReferral"] }.Select(leg => Id(System.Management.Automation.PSObject.AsPSObject(leg.Value))))
            .ToList();
        Assert.Equal(told.Distinct().Count(), told.Count);
        Assert.Equal(session.Created(), told.Count);
        Assert.Contains("what exists already under its ExternalReferenceId is left alone", result.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_returns_at_once_and_says_what_is_in_doubt_and_how_to_go_on()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'create'; contains = 'P-3\"'; silenceSeconds = 60 }");
        var running = session.Start(Many + "$many | New-PartnerReferral");
        await UntilAsync(() => running.Output.Count == 2);

        var elapsed = await running.StopAsync();

        Assert.True(elapsed < TimeSpan.FromSeconds(10), elapsed.ToString());
        var printed = session.TakePrinted();
        Assert.Matches(@"New-PartnerReferral was stopped: \d+ rows are created\. .*Sent without an answer, so perhaps done: row 3(, row \d+)*\. Nothing else was sent\. ", printed);
        Assert.Contains("Get-PartnerReferral -CreatedAfter", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_that_comes_to_its_end_says_nothing_of_it()
    {
        using var session = ModuleSession.Connected();

        var result = session.Run(Many + "$many | New-PartnerReferral | Select-First 30");

        Assert.Equal(30, result.Output.Count);
        Assert.Empty(result.Warnings);
    }

    private static ModuleSession Slow() => ModuleSession.Connected("-EmulatorSettings @{ latency = 150 }");

    private static string Id(System.Management.Automation.PSObject referral) => (string)referral.Properties["Id"].Value;

    // What the service holds is what was output, or is named.
    private static void AssertAllTold(ModuleSession session, IEnumerable<string> output, IReadOnlyList<string> warnings)
    {
        var known = output.ToHashSet(StringComparer.Ordinal);
        var held = session.Output("Get-PartnerReferral").Select(Id).ToList();
        Assert.Equal(session.Created(), held.Count);
        Assert.All(held, id => Assert.True(known.Contains(id) || warnings.Any(w => w.Contains(id, StringComparison.Ordinal)), id + " is told nowhere."));
        Assert.All(known, id => Assert.Contains(id, held));
        Assert.All(known, id => Assert.DoesNotContain(warnings, w => w.Contains(id, StringComparison.Ordinal)));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 600 && !condition(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }
}
