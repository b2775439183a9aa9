using System;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>A create whose answer was lost, so that nobody knows its outcome, and which is being searched for.</summary>
internal sealed class InDoubtCreate
{
    internal required PayloadFingerprint Fingerprint { get; init; }

    internal required ReferralLeg Leg { get; init; }

    /// <summary>Where the engagement is known, it is all that has to be searched.</summary>
    internal string? EngagementId { get; init; }

    /// <summary>The own leg that Microsoft's belongs to.</summary>
    internal Referral? OwnLeg { get; init; }

    /// <summary>When it was sent, by this machine's clock: for people to read.</summary>
    internal required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was sent, for the search.</summary>
    internal required SendTime Time { get; init; }

    /// <summary>Keeps other creates from claiming what it may own until a poll covers it.</summary>
    internal InFlightCreate? InFlight { get; init; }

    /// <summary>How it was lost; null when an earlier process lost it.</summary>
    internal OutcomeUnknownException? Cause { get; init; }

    /// <summary>The service reported success for it: it exists, wherever it is.</summary>
    internal bool WasReportedCreated { get; init; }

    /// <summary>From then on (<see cref="IClock.Elapsed"/>) absence is a proof. Set when the service's time is known.</summary>
    internal TimeSpan ProofAt { get; set; }

    /// <summary>How much longer than its own time it is waited for, because another equal one may have what is its.</summary>
    internal TimeSpan Deferred { get; private set; }

    /// <summary>When the search for it began.</summary>
    internal TimeSpan? FirstPollAt { get; set; }

    /// <summary>From then on a list that cannot be read leaves the outcome unknown, unless it could be read shortly before (<see cref="LastReadAt"/>).</summary>
    internal TimeSpan GiveUpAt { get; set; }

    /// <summary>When the last poll ended that said something about this one.</summary>
    internal TimeSpan? LastReadAt { get; set; }

    /// <summary>A referral that may be it; as the last poll saw it.</summary>
    internal string? PossibleId { get; set; }

    /// <summary>A match was seen that a create in flight may still turn out to own.</summary>
    internal bool IsContested { get; set; }

    /// <summary>Why the last poll says nothing about this one.</summary>
    internal PartnerReferralException? PollFailure { get; set; }

    /// <summary>Whole and fresh polls, after the listing delay, that did not find it.</summary>
    internal int Absences { get; set; }

    internal TaskCompletionSource<Referral?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool IsResolved => Result.Task.IsCompleted;

    /// <summary>An equal one took what may be this one's: it is absent no sooner than the other would be.</summary>
    internal void WaitAsLongAs(InDoubtCreate other)
    {
        if (other.ProofAt > ProofAt)
        {
            Deferred += other.ProofAt - ProofAt;
            ProofAt = other.ProofAt;
            Absences = 0;
        }
    }
}

/// <summary>Errors for an in-doubt create that could be proven neither made nor not made.</summary>
internal static class InDoubtCreateErrors
{
    private const string CheckFirst = "Look for it in Partner Center or with Get-PartnerReferral before you send it again; a journaled run looks again when it is run again.";

    internal static OutcomeUnknownException Possible(InDoubtCreate inDoubt, string candidate) => From(
        inDoubt,
        inDoubt.Leg == ReferralLeg.Microsoft
            ? $"The answer to a create was lost. Referral {candidate} is in the same engagement, but cannot be told to be Microsoft's."
            : $"The answer to a create was lost. Referral {candidate} was created at about that time and is like it, but not the same: the service may have rewritten a value, somebody may have edited it, or it may be another deal.",
        $"Compare referral {candidate} with your row. If it is the same deal, nothing is to be done; if not, send the row again.");

    internal static OutcomeUnknownException NotSearchable(InDoubtCreate inDoubt, PartnerReferralException failure) => From(
        inDoubt,
        $"The answer to a create was lost, and the service's list could not be read to look for it: {failure.Message}",
        CheckFirst,
        failure);

    internal static OutcomeUnknownException Contested(InDoubtCreate inDoubt) => From(
        inDoubt,
        "The answer to a create was lost. A referral that may be it was found, but creates like it are under way, and one of them may own it.",
        CheckFirst);

    internal static OutcomeUnknownException SuccessWithoutReferral(InDoubtCreate inDoubt) => From(
        inDoubt,
        "The service reported success for a create, but its answer was unusable and the referral does not appear in the list.",
        CheckFirst,
        reportedSuccess: true);

    /// <summary>Microsoft's leg may have been sent by an earlier run, and the own leg, which tells where it belongs, cannot be read.</summary>
    internal static OutcomeUnknownException OwnLegNotReadable(string id, System.DateTimeOffset sentAt, PartnerReferralException failure) => new(
        $"Microsoft's referral may have been sent by an earlier run, and its outcome cannot be resolved while the partner's own referral {id} cannot be read: {failure.Message}",
        CheckFirst,
        failure)
    {
        SentAt = sentAt,
    };

    /// <summary>Something in an engagement may be Microsoft's leg.</summary>
    internal static OutcomeUnknownException PossibleConnected(string candidate, string engagementId) => new(
        $"Engagement {engagementId} holds referral {candidate}, which cannot be told to be Microsoft's or not. Microsoft's was not sent, because it may exist.",
        $"Look at referral {candidate} in Partner Center.");

    /// <summary>The service answered with an id and nothing else, and does not give the referral under that id.</summary>
    internal static OutcomeUnknownException AnswerWithoutContent(string id, System.DateTimeOffset sentAt, System.Guid logicalRequestId) => new(
        $"The service reported success for a create and answered with id {id} alone, under which the referral cannot be read.",
        CheckFirst)
    {
        SentAt = sentAt,
        LogicalRequestId = logicalRequestId,
        StatusCode = System.Net.HttpStatusCode.OK,
        Attempts = 1,
    };

    private static OutcomeUnknownException From(InDoubtCreate inDoubt, string message, string action, PartnerReferralException? failure = null, bool reportedSuccess = false) =>
        new(message, action, failure ?? inDoubt.Cause)
        {
            SentAt = inDoubt.SentAt,
            LogicalRequestId = inDoubt.Cause?.LogicalRequestId ?? default,
            CorrelationId = inDoubt.Cause?.CorrelationId ?? default,
            RequestId = inDoubt.Cause?.RequestId,
            StatusCode = inDoubt.Cause?.StatusCode ?? (reportedSuccess ? System.Net.HttpStatusCode.OK : null),
            Attempts = inDoubt.Cause?.Attempts ?? 0,
        };
}
