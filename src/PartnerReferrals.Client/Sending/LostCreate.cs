using System;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>A create whose answer was lost and which is being looked for.</summary>
internal sealed class LostCreate
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

    /// <summary>Keeps what it may own from others until a look takes it in.</summary>
    internal SendTicket? Ticket { get; init; }

    /// <summary>How it was lost; null when an earlier process lost it.</summary>
    internal OutcomeUnknownException? Cause { get; init; }

    /// <summary>The service reported success for it: it exists, wherever it is.</summary>
    internal bool WasReportedCreated { get; init; }

    /// <summary>From then on (<see cref="IClock.Elapsed"/>) absence is a proof. Set when the service's time is known.</summary>
    internal TimeSpan ProofAt { get; set; }

    /// <summary>How much longer than its own time it is waited for, because another equal one may have what is its.</summary>
    internal TimeSpan Deferred { get; private set; }

    /// <summary>Since when it is looked for.</summary>
    internal TimeSpan? FirstLookAt { get; set; }

    /// <summary>From then on a list that cannot be read leaves the outcome unknown.</summary>
    internal TimeSpan GiveUpAt { get; set; }

    /// <summary>A referral that may be it; as the last look saw it.</summary>
    internal string? PossibleId { get; set; }

    /// <summary>A match was seen that a create in flight may still turn out to own.</summary>
    internal bool IsContested { get; set; }

    /// <summary>Why the last look says nothing about this one.</summary>
    internal PartnerReferralException? LookFailure { get; set; }

    /// <summary>Whole and fresh looks, after the listing delay, that did not find it.</summary>
    internal int Absences { get; set; }

    internal TaskCompletionSource<Referral?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool IsSettled => Result.Task.IsCompleted;

    /// <summary>An equal one took what may be this one's: it is absent no sooner than the other would be.</summary>
    internal void WaitAsLongAs(LostCreate other)
    {
        if (other.ProofAt > ProofAt)
        {
            Deferred += other.ProofAt - ProofAt;
            ProofAt = other.ProofAt;
            Absences = 0;
        }
    }
}
