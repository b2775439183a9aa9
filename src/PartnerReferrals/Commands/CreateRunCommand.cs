using System;
using System.Globalization;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>What the cmdlets that run many creates share, from the pipeline or from a file: the connection, the journal, and the limits of a run.</summary>
public abstract class CreateRunCommand : ReferralInputCommand
{
    /// <summary>Requests in flight at most. The service throttles by tenant: more is not always faster.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>
    /// File that records every step, flushed to disk before each send. The same command with the same journal resumes:
    /// nothing is created twice.
    /// </summary>
    [Parameter]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Look for a referral with the same external id first, whoever created it, and skip the row when there is one.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Let a deal that was closed as Error or declined count as existing too.</summary>
    [Parameter]
    public SwitchParameter SkipWithdrawn { get; set; }

    /// <summary>After this many rows that failed their check, were refused by the service, or are of unknown outcome, nothing more is sent.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxErrors { get; set; }

    /// <summary>Connection to use instead of the session's own.</summary>
    [Parameter]
    public PartnerReferralConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Connection = Enter(Connection);
        base.BeginProcessing();
    }

    /// <summary>The full path of <see cref="JournalPath"/>.</summary>
    private protected string ResolveJournal(string path) =>
        FilePath.Resolve(this, path, "PartnerReferral.Journal.NotAFile", "Give the path of a file of its own, such as ./deals.jsonl.");

    /// <summary>How a run works, by the parameters.</summary>
    /// <param name="journal">Its journal.</param>
    /// <param name="unordered">Outcomes come as they are done.</param>
    /// <param name="skipExisting">What exists under the same external id is skipped.</param>
    /// <param name="errorsBefore">Of <see cref="MaxErrors"/> used up before: by the check, or by an earlier part of the same import.</param>
    /// <param name="isInInput">Whether a row is in the input, by its key; null where that is not known.</param>
    private protected ReferralRunOptions NewOptions(Journal? journal, bool unordered, bool skipExisting, long errorsBefore, Func<string, bool>? isInInput = null) => new()
    {
        IsInInput = isInInput,
        ThrottleLimit = ThrottleLimit,
        Unordered = unordered,
        SkipExisting = skipExisting,
        SkipWithdrawn = SkipWithdrawn,
        MaxErrors = MaxErrors > 0 ? MaxErrors : null,
        ErrorsBefore = errorsBefore,
        Journal = journal,
        LeavesJournalOpen = LeavesJournalOpen,
        Retry = Connection!.RunRetry,
        Reconcile = Connection.Reconcile,
        Observer = HttpTraceWriter.For(this, Streams),
    };

    /// <summary>Several runs write to one journal.</summary>
    private protected virtual bool LeavesJournalOpen => false;

    /// <summary>A resumed run may seem to stand still: says at its start what it searches for, and how long that takes at most.</summary>
    private protected void WarnOfSearch(ReferralRun run)
    {
        if (run.Resumed is not { } search)
        {
            return;
        }

        var minutes = (long)Math.Ceiling(search.Longest.TotalMinutes);
        WriteWarning(string.Format(
            CultureInfo.InvariantCulture,
            "An earlier run may have sent {0:N0} {1} without learning what became of {2}. {3} looked for at the service before anything is sent again: {4}, longer only when its list cannot be read.",
            search.Rows,
            search.Rows == 1 ? "row" : "rows",
            search.Rows == 1 ? "it" : "them",
            search.Rows == 1 ? "It is" : "They are",
            minutes == 0 ? "one look" : string.Format(CultureInfo.InvariantCulture, "at most {0:N0} {1}", minutes, minutes == 1 ? "minute" : "minutes")));
    }

    /// <summary>What is said of a row that was created from other data.</summary>
    private protected string ChangedSinceCreated =>
        $"was created by an earlier run from other data. The change was not sent: {HowToSendChanges}. If it is another deal, give it an ExternalReferenceId of its own.";

    private protected virtual string HowToSendChanges => "use Set-PartnerReferral";

    /// <summary>A row without external id that was changed and moved cannot be told from a new one: says so where both rows came and rows went.</summary>
    /// <param name="journal">The journal, at the end of the run.</param>
    /// <param name="created">Rows without external id that the run created.</param>
    private protected void WarnOfMovedRows(Journal? journal, long created)
    {
        if (created > 0 && journal is { RowsGone: > 0 and var gone })
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "Of the rows without ExternalReferenceId, {0:N0} that an earlier run created {1} no longer in the input, and {2:N0} {3} created now. A row that was both changed and moved counts as new: look whether a deal exists twice, and give each an ExternalReferenceId.",
                gone,
                gone == 1 ? "is" : "are",
                created,
                created == 1 ? "was" : "were"));
        }
    }

    /// <summary>Whether a run knows a row by nothing but its content.</summary>
    private protected static bool IsByContent(ReferralRunOutcome outcome) => outcome.Key.StartsWith("hash:", StringComparison.Ordinal);

    /// <summary>The record of what ended a run early, and how much it left unsent.</summary>
    /// <param name="reason">What ended it.</param>
    /// <param name="run">What was ended, such as <c>The run</c>; null where there was but one thing to send.</param>
    /// <param name="notSent">Rows that were not sent.</param>
    /// <param name="target">What the record is about.</param>
    internal static ErrorRecord StopRecord(Exception reason, string? run, long notSent, object? target)
    {
        var prefix = run is null ? "" : string.Format(CultureInfo.InvariantCulture, "{0} stopped; {1:N0} {2} not sent. ", run, notSent, notSent == 1 ? "row was" : "rows were");
        return reason is PartnerReferralException known
            ? ErrorRecordFactory.From(known, target, prefix)
            : new ErrorRecord(reason, "PartnerReferral.RunStopped", ErrorCategory.OperationStopped, target);
    }
}
