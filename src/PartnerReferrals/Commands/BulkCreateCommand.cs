using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Running;
using PartnerReferrals.Sessions;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Commands;

/// <summary>
/// What New-PartnerReferral and New-PartnerSharedReferral share: a run over the piped rows, its parameters, and the
/// writing of outcomes.
/// </summary>
public abstract class BulkCreateCommand : ReferralInputCommand
{
    private IDisposable? _pipeline;
    private ReferralRun? _run;
    private WorkFeeder<ReferralRunRow, ReferralRunOutcome>? _feeder;
    private ProgressBar? _progress;
    private long _row;
    private long _done;
    private long _failed;

    /// <summary>The referral: a hashtable, an object with properties (such as a CSV row), a typed referral, or a JSON object as text.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Requests in flight at most. The service throttles by tenant: more is not always faster.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>
    /// File that records every step, flushed to disk before each send. The same command with the same journal resumes:
    /// nothing is created twice.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Output as completed instead of in the order of the input.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>Look for a referral with the same external id first, whoever created it, and skip the row when there is one.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Also output rows that an earlier run created or that existed already.</summary>
    [Parameter]
    public SwitchParameter IncludeSkipped { get; set; }

    /// <summary>After this many rejected or unknown rows nothing more is sent.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxErrors { get; set; }

    /// <summary>Connection to use instead of the session's own.</summary>
    [Parameter]
    public PartnerReferralConnection? Connection { get; set; }

    private bool IsPiped => MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Connection = CurrentConnection.Resolve(this, Connection);
        _pipeline = Connection.Pipeline.Enter(Streams);
        base.BeginProcessing();
    }

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
        if (_run?.StopReason is { } reason)
        {
            var notSent = _run.Summary.NotSent;
            ThrowTerminatingError(reason is PartnerReferralException known
                ? ErrorRecordFactory.From(known, null, string.Format(CultureInfo.InvariantCulture, "The run stopped; {0} rows were not sent. ", notSent))
                : new ErrorRecord(reason, "PartnerReferral.RunStopped", ErrorCategory.OperationStopped, null));
        }
    }

    /// <summary>Whether a row's external id is always looked for first.</summary>
    private protected virtual bool LooksForExisting => false;

    /// <summary>Turns one input into a row of the run, after its ShouldProcess; null when it is not to be sent.</summary>
    private protected abstract ReferralRunRow? Prepare(object? value, bool hasInput, long row);

    /// <summary>The object to output for a created row.</summary>
    private protected abstract object? ResultOf(ReferralRunOutcome outcome);

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        _run?.Dispose();
        _pipeline?.Dispose();
    }

    /// <summary>The run; started by the first row, so that -WhatIf never opens a journal or a connection.</summary>
    private ReferralRun Run
    {
        get
        {
            if (_run is null)
            {
                _run = new ReferralRun(Connection!.Client, new ReferralRunOptions
                {
                    ThrottleLimit = ThrottleLimit,
                    Unordered = Unordered,
                    SkipExisting = SkipExisting || LooksForExisting,
                    MaxErrors = MaxErrors > 0 ? MaxErrors : null,
                    Journal = OpenJournal(),
                    Retry = Connection.RunRetry,
                    Reconcile = Connection.Reconcile,
                    Observer = TrafficWriter.For(this, Streams),
                });
                _feeder = new WorkFeeder<ReferralRunRow, ReferralRunOutcome>(this, _run, Streams, Write, StopToken, ShowProgress);
            }

            return _run;
        }
    }

    private void ShowProgress()
    {
        _progress ??= new ProgressBar(this, "Creating referrals");
        if (_progress.IsDue())
        {
            _progress.WriteCounts(_done, _failed, searchedFor: _run!.SearchedFor);
        }
    }

    private void Process(object? value, bool hasInput, long rowNumber)
    {
        if (Prepare(value, hasInput, rowNumber) is { } row)
        {
            _ = Run;
            _feeder!.Add(row);
        }
    }

    private Journal? OpenJournal()
    {
        if (JournalPath is null)
        {
            return null;
        }

        var path = GetUnresolvedProviderPathFromPSPath(JournalPath);
        try
        {
            return Journal.Open(path, JournalSource.Of(Connection!.Endpoint.ToString(), JournalSettings.Of(this)));
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, path));
            return null;
        }
        catch (IOException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "PartnerReferral.Journal.NotWritable", ErrorCategory.WriteError, path));
            return null;
        }
    }

    private void Write(ReferralRunOutcome outcome)
    {
        _done++;
        switch (outcome.State)
        {
            case RowState.Created:
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
                _failed += outcome.State is RowState.NotSent ? 0 : 1;
                if (outcome.Error is { } error)
                {
                    WriteError(ErrorRecordFactory.From(error, outcome.Tag, RowPrefix(outcome.Row)));
                }

                break;
        }

        if (outcome.ChangedSinceCreated)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "Row {0} ({1}) was created by an earlier run from other data. The change was not sent: use Set-PartnerReferral.",
                outcome.Row,
                outcome.Key));
        }
    }

    private string RowPrefix(long row) => row > 0 ? string.Format(CultureInfo.InvariantCulture, "Row {0}: ", row) : "";
}
