using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using PartnerReferrals.Binding;
using PartnerReferrals.Changes;
using PartnerReferrals.Engagements;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Http;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Get-PartnerReferralChange</c>: what is new or has changed since the last time, by a state file that is written once the pipeline has taken the change.
/// </summary>
[Cmdlet(VerbsCommon.Get, "PartnerReferralChange", DefaultParameterSetName = OnceSet)]
[OutputType(typeof(ReferralChange))]
public sealed class GetPartnerReferralChangeCommand : ConnectedCommand
{
    private const string OnceSet = "Once";
    private const string WaitSet = "Wait";

    // A state is written as a whole: after each change would take all the time of a first look.
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(2);

    // What is listed late, machines that lag, and clocks that differ.
    private static readonly TimeSpan ShortestOverlap = TimeSpan.FromMinutes(15);

    private readonly Stopwatch _sinceSave = new();
    private ChangeStateFile? _file;
    private ConcurrencyLimiter? _limiter;
    private RequestContext? _context;
    private PipelineOutput? _output;

    /// <summary>
    /// File that says which changes were seen: ids, versions, states, amounts and dates, no names. It is made where there is none, and one command at a time uses it.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>Where to begin while there is no state yet: what changed before is left out. Without it, every referral is new the first time.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// Look at Microsoft's legs of open co-sell deals too: what Microsoft answers does not touch your own leg. It costs a call for each such deal.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeConnected { get; set; }

    /// <summary>Go on looking until Ctrl+C.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WaitSet)]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds between two looks. It grows while the service is away or asks to be called less often.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(1, 86400)]
    public int IntervalSec { get; set; } = 60;

    /// <summary>Deals whose legs are read at a time, with -IncludeConnected.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var path = FilePath.Resolve(this, StatePath!, "PartnerReferral.ChangeState.NotAFile", "Give the path of a file of its own, such as ./changes.json.");
        var overlap = TimeSpan.FromTicks(Math.Max(ShortestOverlap.Ticks, Connection!.Reconcile.ListingDelay.Ticks * 3));
        try
        {
            _file = ChangeStateFile.Open(path, JournalSource.Of(Connection.ServiceName, []), overlap);
        }
        catch (ChangeStateException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, path));
        }

        if (_file!.State.SeenUpTo is null && Since is not null)
        {
            _file.State.Since = Since;
        }

        _limiter = new ConcurrencyLimiter(ThrottleLimit);
        _context = new RequestContext { Observer = HttpTraceWriter.For(this, Streams), Limiter = _limiter, Retry = Wait ? Connection.RunRetry : null };
        _output = new PipelineOutput(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var interval = new LookInterval(TimeSpan.FromSeconds(IntervalSec));
        for (var throttled = 0L; ;)
        {
            TimeSpan wait;
            try
            {
                Look();
                wait = interval.Failures > 0 ? AfterOutage(interval) : interval.AfterSuccess(_limiter!.ThrottledCount > throttled);
                throttled = _limiter!.ThrottledCount;
            }
            catch (ChangeStateException e)
            {
                ThrowTerminatingError(ErrorRecordFactory.From(e, StatePath));
                return;
            }
            catch (PartnerReferralException e)
            {
                wait = AfterFailure(interval, e);
            }

            if (!Wait)
            {
                return;
            }

            Await(async token =>
            {
                await Client.Options.Clock.DelayAsync(wait, token).ConfigureAwait(false);
                return true;
            });
        }
    }

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        // However the pipeline ends: what was taken need not come again.
        try
        {
            _file?.Save();
        }
        catch (ChangeStateException)
        {
            // It comes again.
        }

        _file?.Dispose();
    }

    private void Look()
    {
        var state = _file!.State;
        var feed = new ChangeFeed(Client, state.LookSince, _context);
        while (Await(feed.NextAsync) is { } referrals)
        {
            foreach (var referral in referrals)
            {
                // In a list that holds them, Microsoft's legs come for nothing.
                if (!referral.IsMicrosofts || IncludeConnected)
                {
                    HandOn(referral);
                }
            }

            SaveWhenDue();
        }

        if (IncludeConnected)
        {
            LookAtConnected();
        }

        _file.Complete(feed.SeenUpTo);
        Save();
    }

    /// <summary>Microsoft's legs of the deals in which it may answer, side by side.</summary>
    private void LookAtConnected()
    {
        var reader = new EngagementReader(Client, _context);
        using var pool = new WorkerPool<string, (SharedReferral? Deal, PartnerReferralException? Failure)>(
            ThrottleLimit, ThrottleLimit * 8, ordered: true, async (engagement, _, token) =>
            {
                try
                {
                    return (await reader.ReadAsync(engagement, null, token).ConfigureAwait(false), null);
                }
                catch (PartnerReferralException e)
                {
                    return (null, e);
                }
            });
        PartnerReferralException? failure = null;
        var pump = new PipelinePump<string, (SharedReferral? Deal, PartnerReferralException? Failure)>(
            this,
            pool,
            Streams,
            read =>
            {
                failure ??= read.Failure;
                if (read.Deal?.ConnectedReferral is { } leg)
                {
                    HandOn(leg);
                    SaveWhenDue();
                }
            },
            StopToken);
        foreach (var engagement in _file!.State.FollowedEngagements)
        {
            if (failure is null)
            {
                pump.Add(engagement);
            }
        }

        pump.Finish();
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void HandOn(Referral referral)
    {
        if (_file!.State.Compare(referral) is { } change)
        {
            Connection!.Recent.Add(referral);
            _output!.Write(change);
            _file.Take(referral);
        }
    }

    private void SaveWhenDue()
    {
        if (!_sinceSave.IsRunning || _sinceSave.Elapsed >= SaveEvery)
        {
            Save();
        }
    }

    private void Save()
    {
        _file!.Save();
        _sinceSave.Restart();
    }

    private TimeSpan AfterFailure(LookInterval interval, PartnerReferralException failure)
    {
        var isForGood = failure is AuthenticationException { IsTransient: false } or ReferralApiException { IsTransient: false, StatusCode: < HttpStatusCode.InternalServerError };
        if (!Wait || isForGood)
        {
            var record = ErrorRecordFactory.From(failure, StatePath);
            if (isForGood)
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
            return TimeSpan.Zero;
        }

        if (interval.Failures == 0)
        {
            WriteWarning($"{failure.Message} What changes meanwhile is not lost: the next look begins where the last one ended.");
        }

        var wait = interval.AfterFailure();
        WriteVerbose(string.Format(CultureInfo.InvariantCulture, "{0} The next look is in {1:0} seconds.", failure.Message, wait.TotalSeconds));
        return wait;
    }

    private TimeSpan AfterOutage(LookInterval interval)
    {
        WriteWarning("The service answers again.");
        return interval.AfterSuccess(wasThrottled: false);
    }
}
