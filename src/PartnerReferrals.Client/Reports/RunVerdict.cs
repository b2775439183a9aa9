using System.Collections.Generic;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>How the run went, in sentences.</summary>
internal sealed class RunVerdict
{
    private RunVerdict(string cssClass, string headline, IReadOnlyList<string> details)
    {
        CssClass = cssClass;
        Headline = headline;
        Details = details;
    }

    /// <summary><c>good</c>, <c>mixed</c> or <c>bad</c>.</summary>
    public string CssClass { get; }

    public string Headline { get; }

    /// <summary>What else there is to know and to do, most urgent first.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <param name="summary">The numbers.</param>
    /// <param name="stopReason">Why the run ended early; null where it did not.</param>
    /// <param name="words">What its work is called.</param>
    public static RunVerdict Of(RunSummary summary, string? stopReason, ReportWords words)
    {
        var arrived = summary.Created + summary.Updated + summary.Skipped;
        var complete = arrived == summary.Total;
        var headline = summary.Total switch
        {
            0 => "There was no row to send.",
            1 when complete => $"The one row is {words.Arrived}.",
            _ when complete => $"All {ReportText.Count(arrived)} rows are {words.Arrived}.",
            _ when arrived == 0 => $"None of {ReportText.Count(summary.Total, "row")} is known to be {words.Arrived}.",
            _ => $"{ReportText.Count(arrived)} of {ReportText.Count(summary.Total, "row")} are {words.Arrived}.",
        };
        return new RunVerdict(
            complete && stopReason is null && summary.Changed == 0 ? "good" : arrived > 0 ? "mixed" : "bad",
            headline,
            [.. DetailsOf(summary, stopReason, words)]);
    }

    private static IEnumerable<string> DetailsOf(RunSummary summary, string? stopReason, ReportWords words)
    {
        if (stopReason is not null)
            yield return "The run ended early: " + ReportText.Foreign(stopReason);
        if (summary.Unknown > 0)
        {
            yield return ReportText.Count(summary.Unknown, "row")
                + " may or may not have been " + words.InDoubt;
        }

        if (summary.Rejected > 0)
            yield return ReportText.Count(summary.Rejected, "row") + (summary.Rejected == 1 ? " was" : " were") + " rejected and must be mended first.";
        if (summary.NotSent > 0)
            yield return ReportText.Count(summary.NotSent, "row") + (summary.NotSent == 1 ? " was" : " were") + " not sent.";
        if (summary.Changed > 0)
        {
            yield return ReportText.Count(summary.Changed, "row")
                + (summary.Changed == 1 ? " was " : " were ") + words.Changed;
        }

        if (summary.Skipped > 0)
            yield return ReportText.Count(summary.Skipped, "row") + (summary.Skipped == 1 ? " was" : " were") + " there already.";
    }
}
