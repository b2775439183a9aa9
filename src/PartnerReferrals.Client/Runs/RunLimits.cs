using System.Threading;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>Ends a run by its own rules: as many failed rows as are allowed, or a service that is away. Thread-safe.</summary>
internal sealed class RunLimits(ReferralRunOptions options, RunCounters counters, RunCancellation stop)
{
    // A row gives up on the service after minutes of trying; that many in succession say the same of all.
    private const int ServiceAwayAfter = 8;

    private long _failedOutside = options.ErrorsBefore;
    private int _unreachedInSuccession;

    /// <summary>Evaluates the outcome of a row, which the counters know already.</summary>
    /// <param name="outcome">Its end.</param>
    /// <param name="wasAnswered">The service answered for it.</param>
    internal void Evaluate(ReferralRunOutcome outcome, bool wasAnswered)
    {
        if (outcome is { State: RowState.NotSent, Error: { } away })
        {
            if (Interlocked.Increment(ref _unreachedInSuccession) >= ServiceAwayAfter)
            {
                stop.Request(RunStoppedException.ServiceAway(ServiceAwayAfter, away));
            }
        }
        else if (wasAnswered)
        {
            Interlocked.Exchange(ref _unreachedInSuccession, 0);
        }

        if (outcome.Error is { } error)
        {
            JudgeErrors(error);
        }
    }

    /// <summary>A row failed before it came to the run.</summary>
    internal void AddFailure(PartnerReferralException? error)
    {
        Interlocked.Increment(ref _failedOutside);
        JudgeErrors(error);
    }

    private void JudgeErrors(PartnerReferralException? last)
    {
        var failed = counters.Count(RowState.Rejected) + counters.Count(RowState.Unknown) + Interlocked.Read(ref _failedOutside);
        if (options.MaxErrors is { } limit && failed >= limit)
        {
            stop.Request(RunStoppedException.TooManyErrors(limit, last));
        }
    }
}
