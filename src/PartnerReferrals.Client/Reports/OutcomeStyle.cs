using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>How an outcome is called on the page, which style class colours it, and its place in the order.</summary>
internal sealed class OutcomeStyle
{
    private OutcomeStyle(RowState state, string word, string cssClass, Func<RunSummary, long> count)
    {
        State = state;
        Word = word;
        CssClass = cssClass;
        CountIn = count;
    }

    /// <summary>Every outcome, best first.</summary>
    public static IReadOnlyList<OutcomeStyle> All { get; } =
    [
        new(RowState.Created, "Created", "created", summary => summary.Created),
        new(RowState.Updated, "Updated", "updated", summary => summary.Updated),
        new(RowState.Skipped, "Skipped", "skipped", summary => summary.Skipped),
        new(RowState.Rejected, "Rejected", "rejected", summary => summary.Rejected),
        new(RowState.Unknown, "Unknown", "unknown", summary => summary.Unknown),
        new(RowState.NotSent, "Not sent", "not-sent", summary => summary.NotSent),
    ];

    public RowState State { get; }

    public string Word { get; }

    public string CssClass { get; }

    public Func<RunSummary, long> CountIn { get; }

    public static OutcomeStyle Of(RowState state) => All.First(style => style.State == state);
}
