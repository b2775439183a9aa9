using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Rows without an external id that were changed between two runs: a changed row is not a new deal.</summary>
public sealed class ChangedRowsTests
{
    private const string Told = "was created by an earlier run from other data";

    [Fact]
    public void A_changed_row_is_reported_and_not_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", Rows("a", "b", "c"));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", Row("a"), Row("b", value: "7"), Row("c"));

        var result = folder.Import("$folder/deals.csv");

        Assert.Equal("0 created, 0 updated, 3 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Contains("Row 2 (line 3) " + Told, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(3, folder.Session.Created());
        Assert.NotNull(new ImportNumbers(result.Output[0]).Rows()[1].Properties["ReferralId"].Value);
    }

    [Fact]
    public void A_map_that_gives_something_else_each_time_sends_nothing_twice()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", Rows("a", "b", "c"));
        const string Command = "$folder/deals.csv -PropertyMap @{ Notes = { \"Imported $([datetime]::UtcNow.Ticks)\" } }";
        folder.Summary(Command);

        var result = folder.Import(Command);

        Assert.Equal("0 created, 0 updated, 3 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Equal(3, result.Warnings.Count(warning => warning.Contains(Told, StringComparison.Ordinal)));
        Assert.Equal(3, folder.Session.Created());
    }

    [Fact]
    public void Rows_that_come_go_or_move_are_no_changed_rows()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", Rows("a", "b", "c"));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", Rows("new", "c", "b", "a", "last"));

        var result = folder.Import("$folder/deals.csv");

        Assert.Equal("2 created, 0 updated, 3 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Other_deals_under_the_same_file_name_are_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", Rows("a", "b"));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", Row("c").Replace("Bluewater Bakeries", "Fabrikam", StringComparison.Ordinal), Row("d").Replace("Bluewater Bakeries", "Contoso", StringComparison.Ordinal));

        var result = folder.Import("$folder/deals.csv");

        Assert.StartsWith("2 created", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.Contains("2 that an earlier run created are no longer in the input, and 2 were created now", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_changed_and_moved_is_warned_of()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", Rows("a", "b", "c"));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", Row("a"), Row("b"), Row("between"), Row("c", value: "7"));

        Assert.Contains("A row that was both changed and moved counts as new", string.Join("\n", folder.Import("$folder/deals.csv").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pipeline_says_the_same()
    {
        using var folder = new ImportFolder();
        const string Command =
            "'a', 'b' | ForEach-Object { @{ Name = $_; CustomerName = \"Customer $_\"; AddressLine1 = 'S 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF' } } | "
            + "New-PartnerReferral -JournalPath $folder/run.jsonl -PropertyMap @{ Notes = { $global:notes } }";
        folder.Output("$global:notes = 'first'");
        folder.Output(Command);
        folder.Output("$global:notes = 'second'");

        var result = folder.Run(Command);

        Assert.Empty(result.Output);
        Assert.Equal(2, result.Warnings.Count(warning => warning.Contains(Told, StringComparison.Ordinal)));
        Assert.Equal(2, folder.Session.Created());
    }

    private static string[] Rows(params string[] names) => [.. names.Select(name => Row(name))];

    private static string Row(string name, string value = "1000") => ImportFolder.Row(1, value, id: null).Replace("Deal 1", name, StringComparison.Ordinal);
}
