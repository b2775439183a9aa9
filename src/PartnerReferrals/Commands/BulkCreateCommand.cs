using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// What New-PartnerReferral and New-PartnerSharedReferral share: a run over the piped rows, and the writing of outcomes.
/// </summary>
public abstract class BulkCreateCommand : CreateRunCommand
{
    private readonly UnreportedRows _unreported = new();
    private ReferralRun? _run;
    private PipelinePump<ReferralRunRow, ReferralRunOutcome>? _pump;
    private CountedProgress? _progress;
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private PipelineOutput? _output;
    private DateTimeOffset _startedAt;
    private RunStoppedException? _hopeless;
    private long _failedChecks;
    private long _notChecked;
    private Journal? _journal;
    private long _row;
    private long _createdByContent;
    private bool _sentUnnamed;

    /// <summary>The referral: a hashtable, an object with properties (such as a CSV row), a typed referral, or JSON as text: an object, or an array of them.</summary>
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

    private Exception? StopReason => _run?.StopReason ?? _hopeless;

    private bool IsPiped => MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            ProcessInput();
        }
        catch
        {
            // Whatever ends the pipeline (-ErrorAction Stop, Select-Object -First, Ctrl+C): here the streams are still open.
            Resolve();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            _pump?.Finish();
        }
        catch
        {
            Resolve();
            throw;
        }

        _progress?.Complete();
        if (!_unreported.IsEmpty)
        {
            LastWarning.Write(this, $"{_unreported.Describe()} {HowToGoOn}");
        }

        if (StopReason is { } reason)
        {
            var record = StopRecord(reason, _row > 0 ? "The run" : null, (_run?.Summary.NotSent ?? 0) + _notChecked, _row > 0 ? null : InputObject);
            if (_run?.Summary.Created > 0 && record.ErrorDetails is { } details)
            {
                // An assignment of the pipeline is not made when it ends with a terminating error; -OutVariable is filled all the same.
                details.RecommendedAction += (JournalPath is null ? " " + HowToGoOn : "") + " What was created was output; -OutVariable keeps it, a variable that the pipeline is assigned to does not.";
            }

            ThrowTerminatingError(record);
        }
    }

    /// <summary>Whether a row's external id is always looked for first.</summary>
    private protected virtual bool ChecksForExisting => false;

    /// <summary>Turns one input into a row of the run, after its ShouldProcess; null when it is not to be sent.</summary>
    private protected abstract ReferralRunRow? Prepare(object? value, bool hasInput, long row);

    /// <summary>The object to output for a created row.</summary>
    private protected abstract object? ResultOf(ReferralRunOutcome outcome);

    /// <inheritdoc/>
    private protected override void WriteRowError(ErrorRecord record, long row, IReadOnlyList<Fault>? faults)
    {
        _failedChecks++;
        var error = record.Exception as PartnerReferralException;
        _run?.AddFailure(error);
        if (_run is null && _failedChecks == MaxErrors)
        {
            _hopeless = RunStoppedException.TooManyErrors(MaxErrors, error);
        }

        base.WriteRowError(record, row, faults);
    }

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        // When a command further up failed, this is all the engine calls.
        Resolve();
        _run?.Dispose();
    }

    private void ProcessInput()
    {
        if (!IsPiped && LanguagePrimitives.GetEnumerable(InputObject) is { } several)
        {
            // -InputObject @(…) means each element, as the pipeline would have it.
            foreach (var one in several)
            {
                ProcessEach(one);
            }
        }
        else if (IsPiped || InputObject is not null)
        {
            ProcessEach(InputObject);
        }
        else
        {
            Process(null, MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)), rowNumber: 0);
        }
    }

    private void ProcessEach(object? value)
    {
        foreach (var one in Each(value))
        {
            // A single input has no row number to speak of.
            Process(one, hasInput: true, IsPiped || !ReferenceEquals(one, InputObject) ? ++_row : 0);
        }
    }

    /// <summary>Started by the first row, so that -WhatIf never opens a journal or a connection.</summary>
    private PipelinePump<ReferralRunRow, ReferralRunOutcome> StartRun()
    {
        if (_pump is null)
        {
            _journal = OpenJournal();
            _run = new ReferralRun(Connection!.Client, NewOptions(_journal, Unordered, SkipExisting || ChecksForExisting, _failedChecks));
            WarnOfSearch(_run);
            _startedAt = DateTimeOffset.UtcNow;
            _output = new PipelineOutput(this);
            _progress = new CountedProgress(this, "Creating referrals");
            _pump = new PipelinePump<ReferralRunRow, ReferralRunOutcome>(this, _run, Streams, Write, StopToken, () => _progress.Show(_run.SearchedFor));
        }

        return _pump;
    }

    private void Process(object? value, bool hasInput, long rowNumber)
    {
        if (StopReason is not null)
        {
            // Nothing more is sent: further rows need no check, and their errors no screen.
            _notChecked++;
        }
        else if (Prepare(value, hasInput, rowNumber) is { } row)
        {
            _sentUnnamed |= row.ExistingOwnLeg is null && string.IsNullOrEmpty(row.Referral.ExternalReferenceId);
            StartRun().Add(row);
        }
    }

    /// <summary>The pipeline ends early: nothing new is sent, what was sent is waited for and told. After Ctrl+C nothing is waited for.</summary>
    private void Resolve()
    {
        if (_pump is not { IsOver: false } pump)
        {
            return;
        }

        pump.FinishEarly(_unreported.Add);
        if (!StopToken.IsCancellationRequested)
        {
            _progress!.Complete();
            if (!_unreported.IsEmpty)
            {
                LastWarning.Write(this, $"The pipeline ended while rows were being sent. {_unreported.Describe()} {HowToGoOn}");
            }

            return;
        }

        _run!.Dispose();
        pump.TakeReady(_unreported.Add);
        var created = _run.Summary.Created;
        LastWarning.Write(this, string.Format(
            CultureInfo.InvariantCulture,
            "{0} was stopped: {1:N0} {2} created.{3} Nothing else was sent. {4}",
            MyInvocation.MyCommand.Name,
            created,
            created == 1 ? "row is" : "rows are",
            _unreported.IsEmpty ? "" : " " + _unreported.Describe(),
            HowToGoOn));
    }

    private string HowToGoOn => JournalPath is not null
        ? "Run the same command again: by its journal it goes on where it stopped."
        : (SkipExisting || ChecksForExisting) && !_sentUnnamed
        ? "Run the same command again: what exists already under its ExternalReferenceId is left alone."
        : string.Format(
            CultureInfo.InvariantCulture,
            "Without -JournalPath the same command would create {1} again: see Get-PartnerReferral -CreatedAfter '{0:yyyy-MM-ddTHH:mm}Z', and leave out what is there.",
            _startedAt.UtcDateTime,
            SkipExisting || ChecksForExisting ? "rows without ExternalReferenceId" : "all rows");

    private Journal? OpenJournal()
    {
        if (JournalPath is null)
        {
            return null;
        }

        var path = ResolveJournal(JournalPath);
        try
        {
            return Journal.Open(path, JournalSource.Of(Connection!.ServiceName, JournalSettings.Of(this, Columns)));
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
                _output!.Write(ResultOf(outcome));
                break;
            case RowState.Skipped:
                WriteVerbose(string.Format(CultureInfo.InvariantCulture, "Row {0} ({1}) exists already and is skipped.", outcome.Row, outcome.Key));
                if (IncludeSkipped)
                {
                    _output!.Write(ResultOf(outcome));
                }

                break;
            default:
                if (outcome.Error is { } error)
                {
                    WriteError(ErrorRecordFactory.From(error, outcome.Tag, RowPrefix(outcome.Row)));
                }
                else
                {
                    // What ended the run is one error, and says nothing of the rows it ended.
                    _unreported.Add(outcome);
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
