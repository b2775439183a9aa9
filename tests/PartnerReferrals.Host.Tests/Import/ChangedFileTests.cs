using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>A file that somebody writes while it is imported: what was not checked is not sent, and every row is accounted for.</summary>
public sealed class ChangedFileTests
{
    private const int Rows = 300;

    // Runs at the row of the second reading; the first one counts too.
    private const string WhenSent = "$global:seen++; if ($global:seen -eq {0}) {{ {1} }}; 5";

    [Theory]
    [InlineData("[System.IO.File]::WriteAllText($path, [System.IO.File]::ReadAllText($path).Replace(',CH,', ',  ,'))")]
    [InlineData("[System.IO.File]::AppendAllText($path, 'more')")]
    [InlineData("[System.IO.File]::WriteAllText($path, '')")]
    [InlineData("[System.IO.File]::Delete($path)")]
    [InlineData("[System.IO.File]::Move($path, $path + '.old')")]
    public void It_stops_at_the_change_and_resolves_what_is_in_flight(string change)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(Rows));

        var (end, _) = Import(folder, string.Format(System.Globalization.CultureInfo.InvariantCulture, WhenSent, Rows + 100, change));

        Assert.StartsWith("PartnerReferral.", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        var summary = new ImportNumbers(PSObject.AsPSObject(end.TargetObject));
        Assert.InRange(summary.Get<int>("Created"), 90, 110);
        Assert.Equal(summary.Get<int>("Created"), folder.Session.Created());
        Assert.Equal(Rows - summary.Get<int>("Created"), summary.Get<int>("NotSent"));
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => (long)row), summary.Rows().Select(row => (long)row.Properties["Row"].Value));
        Assert.NotEmpty(summary.Get<string>("StopReason"));
    }

    [Fact]
    public void A_change_that_no_stamp_shows_is_seen_by_the_row()
    {
        using var folder = new ImportFolder();
        var path = folder.Write("deals.csv", ImportFolder.Rows(Rows));
        var written = File.GetLastWriteTimeUtc(path);

        // Same length, same time.
        var summary = new ImportNumbers(Assert.Single(Import(folder, string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            WhenSent,
            Rows,
            $"[System.IO.File]::WriteAllText($path, [System.IO.File]::ReadAllText($path).Replace(',CH,', ',  ,')); [System.IO.File]::SetLastWriteTimeUtc($path, [datetime]::new({written.Ticks}, 'Utc'))")).Before.Output));

        Assert.Equal((0, Rows), (summary.Get<int>("Created"), summary.Get<int>("Rejected")));
        Assert.Equal(0, folder.Session.Created());
        Assert.All(summary.Rows(), row => Assert.Equal("PartnerReferral.Validation.MissingCountry", row.Properties["ErrorId"].Value));
    }

    [Fact]
    public void A_file_that_stays_as_it_is_goes_through()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(Rows));
        var result = Import(folder, "5");
        Assert.Equal(Rows, new ImportNumbers(Assert.Single(result.Before.Output)).Get<int>("Created"));
    }

    [Fact]
    public void A_script_that_fails_only_when_its_row_is_sent_fails_that_row()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(4));
        var summary = new ImportNumbers(Assert.Single(Import(folder, "$global:seen++; if ($global:seen -eq 6) { throw 'now' }; 5").Before.Output));
        Assert.Equal("3 created, 0 updated, 0 skipped, 1 rejected, 0 unknown, 0 not sent", summary.Text);
        Assert.Equal(["CRM-1", "CRM-3", "CRM-4"], folder.ExternalIds());
    }

    [Fact]
    public void A_row_that_asks_for_something_else_when_it_is_sent_is_not_lost_from_the_summary()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        var result = folder.Run(
            "$global:seen = 0; Import-PartnerReferral $folder/deals.csv -PropertyMap @{ ReferralId = { $global:seen++; if ($global:seen -eq 5) { '00000000-0000-0000-0000-000000000001' } } }");
        var summary = new ImportNumbers(Assert.Single(result.Output));
        Assert.Equal("2 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 1 not sent", summary.Text);
        Assert.Equal(3, summary.Rows().Length);
    }

    private static (ErrorRecord End, ScriptResult Before) Import(ImportFolder folder, string script)
    {
        var result = folder.Run($"$global:seen = 0; $path = \"$folder/deals.csv\"; try {{ Import-PartnerReferral $path -ThrottleLimit 2 -PropertyMap @{{ DealValue = {{ {script} }} }} -ErrorAction SilentlyContinue }} catch {{ $_ }}");
        return (result.Output.Select(o => o.BaseObject).OfType<ErrorRecord>().FirstOrDefault()!, result);
    }
}
