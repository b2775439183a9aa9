using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// What the cmdlets that change existing referrals share: which referral is meant, judging the change before anything is
/// sent, and one bounded worker set for one or thousands, with results in the order of the input.
/// </summary>
public abstract class ReferralEditCommand : ConnectedCommand
{
    private protected const string ObjectSet = "InputObject";
    private protected const string IdSet = "Id";
    private const int Capacity = 1024;

    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private ReferralEditor? _editor;
    private ReferralUpdateRun? _run;
    private PipelinePump<ReferralUpdateRow, ReferralRunOutcome>? _pump;
    private CountedProgress? _progress;
    private PipelineOutput? _output;
    private long _changed;
    private long _row;
    private long _notBegun;

    /// <summary>
    /// The referral: from Get-PartnerReferral, a shared deal (its own leg is meant), an id, or any object with an Id such as
    /// a CSV row. With a whole referral only what differs is sent, and only if nobody changed it meanwhile.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Referral ids. Each is read first, to check the change and to send only what differs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [Alias("ReferralId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecentReferralCompleter))]
    public string[]? Id { get; set; }

    /// <summary>
    /// Change it whatever is there: without it, a referral that somebody changed since it was read is an error. By -Id
    /// nothing is read first then, unless something is added to a list, and the service alone decides.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output the referral as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Requests in flight at most. The service throttles by tenant: more is not always faster.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

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
        Finish(_run?.StopReason);
        if (_run?.StopReason is { } reason)
        {
            var record = CreateRunCommand.StopRecord(reason, MyInvocation.ExpectingInput ? "The run" : null, _run.Summary.NotSent + _notBegun, MyInvocation.ExpectingInput ? null : InputObject);
            ThrowTerminatingError(record);
        }
    }

    /// <summary>Whether <see cref="EditFor"/> computes from the referral, so that an id alone is not enough.</summary>
    private protected virtual bool NeedsReferral => false;

    /// <summary>What to do to a referral.</summary>
    /// <exception cref="ReferralValidationException">The values for this referral have faults.</exception>
    private protected abstract IReferralEdit EditFor(ReferralTarget target);

    /// <summary>Whether faults of a plan hold, whatever reading the referral would show.</summary>
    private protected virtual bool IsFinal(EditPlan plan) => !plan.NeedsRead;

    /// <summary>What ShouldProcess calls it, such as <c>Set DealValue to 5</c>.</summary>
    private protected abstract string ActionOf(EditPlan plan);

    /// <summary>The reason a plan gives, for <see cref="ActionOf"/>; empty where it gives none.</summary>
    private protected static string ReasonIn(EditPlan plan) =>
        plan.Changes.FirstOrDefault(c => c.Path.Field.WirePath == "statusReason") is { } reason ? $", set {reason}" : "";

    /// <summary>Takes the end of each referral, as it comes to it; by default nobody wants to know.</summary>
    private protected virtual void Record(EditEnd end)
    {
    }

    /// <summary>Every referral has come to its end.</summary>
    /// <param name="stop">What ended the run before; null where nothing did.</param>
    private protected virtual void Finish(Exception? stop)
    {
    }

    /// <summary>The numbers of the run; null before the first request.</summary>
    private protected RunSummary? Numbers => _run?.Summary;

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        // When a command further up failed, this is all the engine calls.
        Resolve();
        _run?.Dispose();
        base.Disposing();
    }

    private void ProcessInput()
    {
        if (ParameterSetName == IdSet)
        {
            foreach (var id in Id!)
            {
                _row++;
                Process(id, 0);
            }
        }
        else if (!MyInvocation.ExpectingInput && LanguagePrimitives.GetEnumerable(InputObject) is { } several)
        {
            // -InputObject @(…) means each element, as the pipeline would have it.
            foreach (var one in several)
            {
                Process(one, ++_row);
            }
        }
        else
        {
            _row++;
            Process(InputObject, MyInvocation.ExpectingInput ? _row : 0);
        }
    }

    /// <summary>A terminating error when the arguments themselves have faults; their warnings are written.</summary>
    private protected void Demand(IReadOnlyList<Fault> faults)
    {
        Warn(faults, null);
        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            ThrowTerminatingError(Refusal(new ReferralValidationException(errors), null, ""));
        }
    }

    /// <summary>Works out changes; what sends them is the run.</summary>
    private ReferralEditor Editor => _editor ??= new ReferralEditor(Client);

    private void Process(object? value, long row)
    {
        if (_run?.StopReason is not null)
        {
            // Nothing more is sent: further objects need no check, and their errors no screen.
            _notBegun++;
            Record(new EditEnd(_row, value, RowState.NotSent));
            return;
        }

        try
        {
            Process(ReferralTarget.Read(value, row));
        }
        catch (ReferralValidationException e)
        {
            Record(new EditEnd(_row, value, RowState.Rejected, Error: e));
            WriteError(ErrorRecordFactory.From(e, value));
        }
    }

    private void Process(ReferralTarget target)
    {
        EditRequest request;
        try
        {
            if (NeedsReferral && target.IsIdAlone)
            {
                var id = target.IdAmong(Connection!.Recent);
                if (Call(token => Client.GetAsync(id, NewContext(), token), target.Input) is not { } referral)
                {
                    return;
                }

                target = ReferralTarget.OfReferral(referral);
            }

            request = new EditRequest
            {
                Id = target.IdAmong(Connection!.Recent),
                Current = target.Referral,
                UpdatedAt = target.Row is null ? null : RowVersion.Of(target.Row).UpdatedAt,
                Connected = target.Connected,
                ETag = target.ETag,
                Edit = EditFor(target),
                Force = Force,
                ReturnRepresentation = PassThru,
            };
        }
        catch (ReferralValidationException e)
        {
            Refuse(e, target, NameOf(target));
            return;
        }

        var plan = Editor.Preview(request);
        if (plan.IsRefused && IsFinal(plan))
        {
            Refuse(new ReferralValidationException([.. plan.Faults.Where(f => f.Severity == FaultSeverity.Error)]), target, request.DisplayName);
            return;
        }

        Warn(plan.Faults, request);
        if (plan.Changes.Count == 0 || ShouldProcess(request.DisplayName, ActionOf(plan)))
        {
            // What needs no change takes the same way, so that -PassThru keeps the order.
            Start().Add(new ReferralUpdateRow { Row = _row, Request = request, Tag = new EditInput(request, target) });
        }
        else
        {
            Record(new EditEnd(_row, target.Input, RowState.NotSent, target));
        }
    }

    private void Refuse(ReferralValidationException exception, ReferralTarget target, string name)
    {
        Record(new EditEnd(_row, target.Input, RowState.Rejected, target, exception));
        WriteError(Refusal(exception, target.Input, name + ": "));
    }

    private PipelinePump<ReferralUpdateRow, ReferralRunOutcome> Start()
    {
        if (_pump is null)
        {
            _run = new ReferralUpdateRun(Client, new ReferralRunOptions
            {
                ThrottleLimit = ThrottleLimit,
                Capacity = Capacity,
                Observer = HttpTraceWriter.For(this, Streams),
                Retry = MyInvocation.ExpectingInput ? Connection!.RunRetry : RetryOptions.Interactive,
            });
            _output = new PipelineOutput(this);
            _progress = new CountedProgress(this, "Changing referrals");
            _pump = new(this, _run, Streams, Write, StopToken, () => _progress.Show());
        }

        return _pump;
    }

    /// <summary>The pipeline ends early: nothing new is sent, what was sent is waited for and told. After Ctrl+C nothing is waited for.</summary>
    private void Resolve()
    {
        if (_pump is not { IsOver: false } pump)
        {
            return;
        }

        var unreported = new UnreportedRows(outcome => ((EditInput)outcome.Tag!).Request.DisplayName);
        pump.FinishEarly(unreported.Add);
        if (!StopToken.IsCancellationRequested)
        {
            _progress!.Complete();
            if (!unreported.IsEmpty)
            {
                LastWarning.Write(this, $"The pipeline ended while changes were being sent. {unreported.Describe()}");
            }

            return;
        }

        _run!.Dispose();
        pump.TakeReady(outcome =>
        {
            Record(EditEnd.Of(outcome));
            unreported.Add(outcome);
        });
        LastWarning.Write(this, string.Format(
            CultureInfo.InvariantCulture,
            "{0} was stopped: {1:N0} {2} changed before.{3} Nothing else was sent. Read the referrals again before you repeat the command: what is changed already is left alone then.",
            MyInvocation.MyCommand.Name,
            _changed,
            _changed == 1 ? "referral was" : "referrals were",
            unreported.IsEmpty ? "" : " " + unreported.Describe()));
    }

    private void Write(ReferralRunOutcome outcome)
    {
        var (request, target) = (EditInput)outcome.Tag!;
        Record(EditEnd.Of(outcome));
        _progress!.Count(failed: outcome.Error is not null);
        if (outcome.State is not (RowState.Updated or RowState.Skipped))
        {
            if (outcome.Error is { } error)
            {
                WriteError(Refusal(error, target.Input, request.DisplayName + ": "));
            }

            // What ended the run is one error, and says nothing of the referrals it ended.
            return;
        }

        var isChanged = outcome.State == RowState.Updated;
        _changed += isChanged ? 1 : 0;
        Warn(outcome.Warnings, request);
        WriteVerbose(isChanged ? $"{request.DisplayName}: changed {outcome.Changes}." : $"{request.DisplayName}: nothing to change, nothing was sent.");
        if (PassThru && (outcome.Referral ?? request.Current) is { } referral)
        {
            _output!.Write(referral);
        }
    }

    private void Warn(IEnumerable<Fault> faults, EditRequest? request)
    {
        foreach (var warning in faults.Where(f => f.Severity == FaultSeverity.Warning))
        {
            // The same remark for thousands of referrals is said once.
            if (_warned.Add(warning.Code + warning.Field + warning.Value))
            {
                WriteWarning(request is null ? warning.ToString() : $"{request.DisplayName}: {warning}");
            }
        }
    }

    private static ErrorRecord Refusal(PartnerReferralException exception, object? target, string prefix)
    {
        var record = ErrorRecordFactory.From(exception, target, prefix);
        if (exception is ReferralValidationException { Faults: var faults })
        {
            record.ErrorDetails = new ErrorDetails(prefix + string.Join(System.Environment.NewLine + "  ", faults))
            {
                RecommendedAction = "Nothing was sent. Correct the change and run it again.",
            };
        }

        return record;
    }

    private static string NameOf(ReferralTarget target) => target.Referral?.Name is { Length: > 0 } name ? $"{name} ({target.Id})" : target.Id;
}
