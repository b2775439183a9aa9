using System;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Creating;

/// <summary>-MaxErrors counts every row that failed, whoever found it wrong.</summary>
public sealed class MaxErrorsTests
{
    // Twenty deals in $many, of which $bad names the faulty ones.
    private const string Many = Deals.Flat +
        """
        $many = foreach ($n in 1..20) { $deal.ExternalReferenceId = "M-$n"; $deal.Country = if ($n -in $bad) { 'Nowhere' } else { 'CH' }; [pscustomobject]$deal }

        """;

    [Theory]
    [InlineData("1..13", 0, 18)]
    [InlineData("5..17", 4, 14)]
    public void Rows_that_fail_the_check_count(string bad, int before, int notSent)
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"$bad = {bad}\n{Many} $many | New-PartnerReferral -MaxErrors 2 -ErrorVariable all -ErrorAction SilentlyContinue | ForEach-Object Id; $all");

        Assert.StartsWith("PartnerReferral.Run.TooManyErrors", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.InRange(session.Created(), 0, before);
        Assert.Contains("2 rows failed, which is the limit of -MaxErrors.", result.SingleError.ToString(), StringComparison.Ordinal);
        Assert.Matches($"The run stopped; {notSent}|The run stopped; 1[4-8] rows were not sent", result.SingleError.ToString());
    }

    [Fact]
    public void Rows_of_both_kinds_count_together()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'create'; contains = 'M-1\"'; status = 400 }");

        // The second is checked when the first was refused already.
        var result = session.Run($"$bad = @(3)\n{Many} & {{ $many[0]; while ((Invoke-PartnerReferralRequest /_emulator/statistics).requests -lt 1) {{ [Threading.Thread]::Sleep(10) }}; [Threading.Thread]::Sleep(200); $many[2]; $many[3..19] }} | New-PartnerReferral -MaxErrors 2");

        Assert.Equal(0, session.Created());
        Assert.Equal(3, result.Errors.Count + (result.Terminating is null ? 0 : 1));
    }

    [Fact]
    public void Fewer_errors_than_allowed_stop_nothing()
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"$bad = 3, 9\n{Many} $many | New-PartnerReferral -MaxErrors 3");

        Assert.Equal(18, result.Output.Count);
        Assert.Equal(2, result.Errors.Count);
    }

    [Theory]
    [InlineData(3, "PartnerReferral.Run.TooManyErrors", 0)]
    [InlineData(4, null, 17)]
    public void An_import_counts_the_rows_it_leaves_out(int limit, string? ends, int created)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", [.. ImportFolder.Rows(17), ImportFolder.Row(18, country: "X"), ImportFolder.Row(19, country: "Y"), ImportFolder.Row(20, country: "Z")]);

        var result = folder.Run($"try {{ Import-PartnerReferral $folder/deals.csv -SkipInvalid -MaxErrors {limit} -ErrorAction SilentlyContinue | ForEach-Object {{ \"$_\" }} }} catch {{ $_.FullyQualifiedErrorId }}");

        Assert.Equal($"{created} created, 0 updated, 0 skipped, 3 rejected, 0 unknown, {17 - created} not sent", result.Output[0].ToString());
        Assert.Equal(ends is null ? 1 : 2, result.Output.Count);
        Assert.Equal(created, folder.Session.Created());
    }

    [Fact]
    public void What_creates_used_up_changes_do_not_have()
    {
        using var folder = new ImportFolder();
        folder.Write("first.csv", ImportFolder.Rows(5, first: 101));
        var ids = folder.Summary("$folder/first.csv").Rows();
        folder.Session.Fault("@(@{ operation = 'create'; contains = 'CRM-1\"'; status = 400 }, @{ operation = 'patch'; status = 400 })");
        folder.WriteText("mixed.csv", "Referral ID," + ImportFolder.Header + "\r\n," + ImportFolder.Row(1) + "\r\n,"
            + ImportFolder.Row(2) + "\r\n" + string.Concat(Array.ConvertAll(ids, row => row.Properties["ReferralId"].Value + ",,,,,,,,,,7,CHF,,,\r\n")));

        var (end, _) = folder.ImportEnded("$folder/mixed.csv -MaxErrors 3 -ThrottleLimit 1 -ErrorAction SilentlyContinue");

        Assert.StartsWith("PartnerReferral.Run.TooManyErrors", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("1 created, 0 updated, 0 skipped, 3 rejected, 0 unknown, 3 not sent", end.TargetObject.ToString());
        Assert.Contains("3 rows failed", end.ToString(), StringComparison.Ordinal);
    }
}
