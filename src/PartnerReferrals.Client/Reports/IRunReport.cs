using System;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>A report that is fed while a run goes on. One thread at a time; memory does not grow with the number of rows.</summary>
internal interface IRunReport
{
    /// <summary>Takes one row that has come to its end.</summary>
    void Add(ReportRow row);

    /// <summary>Writes what there is to write after the last row. Call it once.</summary>
    /// <param name="summary">The numbers of the run.</param>
    /// <param name="stopReason">Why the run ended before its last row, one or two sentences; null where it did not.</param>
    void Complete(RunSummary summary, string? stopReason);
}

/// <summary>What a report says about the run as a whole.</summary>
internal sealed class ReportHeader
{
    /// <summary>Heading of the page.</summary>
    public string Title { get; init; } = "Partner Center referral import";

    /// <summary>What its work is called.</summary>
    public ReportWords Words { get; init; } = ReportWords.Import;

    /// <summary>Name of the input without its folder; null for pipeline input.</summary>
    public string? FileName { get; init; }

    /// <summary>When the run began. Shown in the offset it is given in.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who ran it: the account that signed in; null where it is not known.</summary>
    public string? Account { get; init; }

    /// <summary>The service the rows went to.</summary>
    public Uri? Endpoint { get; init; }
}
