using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Running;
using PartnerReferrals.Sessions;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Commands;

/// <summary>
/// What New-PartnerReferral and New-PartnerSharedReferral share: a run over the piped rows, and the writing of outcomes.
/// </summary>
public abstract class BulkCreateCommand : CreateRunCommand
{
    private ReferralRun? _run;
    private WorkFeeder<ReferralRunRow, ReferralRunOutcome>? _feeder;
    private CountedProgress? _progress;
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private Journal? _journal;
    private long _row;
    private long _createdByContent;

    /// <summary>The referral: a hashtable, an object with properties (such as a CSV row), a typed referral, or a JSON object as text.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Output as completed instead of in the order of the input.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>Also output rows that an earlier run created or that existed already.</summary>
    [Parameter]
    public SwitchParameter IncludeSkipped { get; set; }

    private bool IsPiped => MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!IsPiped && LanguagePrimitives.GetEnumerable(InputObject) is { } several)
        {
            // -InputObject @(…) means each element, as the pipeline would have it.
            foreach (var one in several)
            {
                Process(one, hasInput: true, ++_row);
            }
        }
        else
        {
            // A single input has no row number to speak of.
            Process(InputObject, IsPiped || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)), IsPiped ? ++_row : 0);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _feeder?.Finish();
        _progress?.Complete();
        WarnOfMovedRows(_journal, _createdByContent);
        if (_run?.StopReason is { } reason)
        {
            ThrowTerminatingError(StopRecord(reason, _row > 0 ? "The run" : null, _run.Summary.NotSent, _row > 0 ? null : InputObject));
        }
    }

    /// <summary>Whether a row's external id is always looked for first.</summary>
    private protected virtual bool LooksForExisting => false;

    /// <summary>Turns one input into a row of the run, after its ShouldProcess; null when it is not to be sent.</summary>
    private protected abstract ReferralRunRow? Prepare(object? value, bool hasInput, long row);

    /// <summary>The object to output for a created row.</summary>
    private protected abstract object? ResultOf(ReferralRunOutcome outcome);

    /// <inheritdoc/>
    private protected override void Disposing() => _run?.Dispose();

    /// <summary>Started by the first row, so that -WhatIf never opens a journal or a connection.</summary>
    private WorkFeeder<ReferralRunRow, ReferralRunOutcome> StartRun()
    {
        if (_feeder is null)
        {
            _journal = OpenJournal();
            _run = new ReferralRun(Connection!.Client, NewOptions(_journal, Unordered, SkipExisting || LooksForExisting));
            _progress = new CountedProgress(this, "Creating referrals");
            _feeder = new WorkFeeder<ReferralRunRow, ReferralRunOutcome>(this, _run, Streams, Write, StopToken, () => _progress.Show(_run.SearchedFor));
        }

        return _feeder;
    }

    private void Process(object? value, bool hasInput, long rowNumber)
    {
        if (Prepare(value, hasInput, rowNumber) is { } row)
        {
            StartRun().Add(row);
        }
    }

    private Journal? OpenJournal()
    {
        if (JournalPath is null)
        {
            return null;
        }

        var path = ResolveJournal(JournalPath);
        try
        {
            return Journal.Open(path, JournalSource.Of(Connection!.Endpoint.ToString(), JournalSettings.Of(this)));
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, path));
            return null;
        }
    }

    private void Write(ReferralRunOutcome outcome)
    {
        _progress!.Count(failed: outcome.State is RowState.Rejected or RowState.Unknown);
        switch (outcome.State)
        {
            case RowState.Created:
                _createdByContent += IsByContent(outcome) ? 1 : 0;
                Connection!.Recent.Add(outcome.Referral);
                WriteObject(ResultOf(outcome));
                break;
            case RowState.Skipped:
                WriteVerbose(string.Format(CultureInfo.InvariantCulture, "Row {0} ({1}) exists already and is skipped.", outcome.Row, outcome.Key));
                if (IncludeSkipped)
                {
                    WriteObject(ResultOf(outcome));
                }

                break;
            default:
                if (outcome.Error is { } error)
                {
                    WriteError(ErrorRecordFactory.From(error, outcome.Tag, RowPrefix(outcome.Row)));
                }

                break;
        }

        foreach (var warning in outcome.Warnings.Where(w => _warnings.Add(w.Code + w.Field)))
        {
            WriteWarning(RowPrefix(outcome.Row) + warning);
        }

        if (outcome.ChangedSinceCreated)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "Row {0} ({1}) {2}",
                outcome.Row,
                outcome.Key,
                ChangedSinceCreated));
        }
    }

    private string RowPrefix(long row) => row > 0 ? string.Format(CultureInfo.InvariantCulture, "Row {0}: ", row) : "";
}
