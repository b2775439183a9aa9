using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class RunVerdictTests
{
    [Fact]
    public void All_arrived()
    {
        var verdict = RunVerdict.Of(new RunSummary { Created = 9990, Updated = 3, Skipped = 7 }, null, ReportWords.Import);

        Assert.Equal(("good", "All 10,000 rows are in Partner Center."), (verdict.CssClass, verdict.Headline));
        Assert.Equal(["7 rows were there already."], verdict.Details);
    }

    [Fact]
    public void Some_failed()
    {
        var verdict = RunVerdict.Of(new RunSummary { Created = 8, Rejected = 1, Unknown = 2, NotSent = 3 }, "Too many errors.", ReportWords.Import);

        Assert.Equal(("mixed", "8 of 14 rows are in Partner Center."), (verdict.CssClass, verdict.Headline));
        Assert.Equal("The run ended early: Too many errors.", verdict.Details[0]);
        Assert.StartsWith("2 rows may or may not have been created", verdict.Details[1]);
        Assert.Equal("1 row was rejected and must be mended first.", verdict.Details[2]);
        Assert.Equal("3 rows were not sent.", verdict.Details[3]);
    }

    [Fact]
    public void None_arrived()
    {
        var verdict = RunVerdict.Of(new RunSummary { Rejected = 2, NotSent = 3 }, null, ReportWords.Import);

        Assert.Equal(("bad", "None of 5 rows is known to be in Partner Center."), (verdict.CssClass, verdict.Headline));
    }

    [Fact]
    public void There_was_nothing() => Assert.Equal("There was no row to send.", RunVerdict.Of(new RunSummary(), null, ReportWords.Import).Headline);

    [Fact]
    public void A_run_that_was_stopped_is_not_good() => Assert.Equal("mixed", RunVerdict.Of(new RunSummary { Created = 1 }, "Stopped.", ReportWords.Import).CssClass);
}
