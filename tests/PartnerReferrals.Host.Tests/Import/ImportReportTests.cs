using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ImportReportTests
{
    [Fact]
    public void The_page_names_file_account_numbers_and_failures()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere"), ImportFolder.Row(3).Replace("Deal 3", "<script>alert(1)</script>"));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3'; status = 400; message = 'No such thing.' }");

        var summary = folder.Summary("$folder/deals.csv -SkipInvalid -ReportPath $folder/r.html");

        Assert.Equal([folder.At("r.html")], summary.Get<string[]>("ReportPath"));
        var page = folder.Read("r.html");
        Assert.Contains("<dd>deals.csv</dd>", page);
        Assert.Contains("1 of 3 rows are in Partner Center.", page);
        Assert.Contains("Nowhere", page);
        Assert.Contains("No such thing.", page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.Contains("emulator.invalid", page);
        Assert.Contains("class=\"chart\"", page);
    }

    [Fact]
    public void Mending_the_failures_and_importing_them_is_one_step()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere", notes: "=1+1"), ImportFolder.Row(3));
        folder.Summary("$folder/deals.csv -SkipInvalid -ReportPath $folder/bad.csv");

        var bad = folder.Read("bad.csv").Split("\r\n");
        Assert.Equal("Errors," + ImportFolder.Header, bad[0]);
        Assert.Contains("Nowhere", bad[1]);
        Assert.Contains(",'=1+1", bad[1]);
        Assert.Equal("", bad[2]);

        folder.WriteText("bad.csv", folder.Read("bad.csv").Replace(",Nowhere,", ",CH,"));
        var result = folder.Import("$folder/bad.csv");
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["CRM-1", "CRM-2", "CRM-3"], folder.ExternalIds());
        Assert.Equal("=1+1", folder.Session.Output("Get-PartnerReferral -ExternalReferenceId CRM-2 | ForEach-Object { $_.Details.Notes }").Single().ToString());
    }

    [Fact]
    public void A_row_that_does_not_fit_its_columns_says_where_the_whole_of_it_stands()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2) + ",too,many");

        folder.Import("$folder/deals.csv -ReportPath $folder/bad.csv");

        Assert.Contains("compare line 3 of the file", folder.Read("bad.csv"));
    }

    [Fact]
    public void Reports_are_written_also_when_nothing_is_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere"));

        folder.Import("$folder/deals.csv -ReportPath $folder/r.html, $folder/bad.csv");

        Assert.Equal(["bad.csv", "deals.csv", "r.html"], folder.Files);
        Assert.Contains("so nothing was sent", folder.Read("r.html"));
        Assert.Equal(2, folder.Read("bad.csv").TrimEnd().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("$folder/r.pdf")]
    [InlineData("$folder/deals.csv")]
    [InlineData("$folder/nowhere/r.html")]
    public void A_report_that_cannot_be_written_is_said_before_anything_is_sent(string path)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));

        var (error, _) = folder.ImportEnded("$folder/deals.csv -ReportPath " + path);

        Assert.StartsWith("PartnerReferral.Import.Report", error.FullyQualifiedErrorId);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, folder.Session.Requests());
        Assert.Equal(["deals.csv"], folder.Files);
    }

    [Fact]
    public void A_second_file_does_not_overwrite_the_first_ones_report()
    {
        using var folder = new ImportFolder();
        folder.Write("a.csv", ImportFolder.Rows(1));
        folder.Write("b.csv", ImportFolder.Rows(1, first: 2));

        var (end, _) = folder.Ended("\"$folder/a.csv\", \"$folder/b.csv\" | Import-PartnerReferral -ReportPath $folder/r.html");

        Assert.StartsWith("PartnerReferral.Import.ReportPath", end.FullyQualifiedErrorId);
        Assert.Contains("a.csv", folder.Read("r.html"));
        Assert.Equal(["CRM-1"], folder.ExternalIds());
    }
}
