using System;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Sending;

/// <summary>A create whose answer was lost and which is being looked for.</summary>
internal sealed class LostCreate
{
    internal required PayloadFingerprint Fingerprint { get; init; }

    internal required ReferralLeg Leg { get; init; }

    /// <summary>Where the engagement is known, it is all that has to be searched.</summary>
    internal string? EngagementId { get; init; }

    /// <summary>When it was sent, by this machine's clock.</summary>
    internal required DateTimeOffset SentAt { get; init; }

    /// <summary>How it was lost; null when an earlier process lost it.</summary>
    internal OutcomeUnknownException? Cause { get; init; }

    /// <summary>From then on (<see cref="Http.IClock.Elapsed"/>) absence is a proof.</summary>
    internal TimeSpan ProofAt { get; init; }

    /// <summary>From then on a list that cannot be read leaves the outcome unknown.</summary>
    internal TimeSpan GiveUpAt { get; init; }

    /// <summary>A referral that may be it, but was edited since.</summary>
    internal string? EditedCandidate { get; set; }

    /// <summary>A match was seen that an identical create in flight may still turn out to own.</summary>
    internal bool IsContested { get; set; }

    internal TaskCompletionSource<Referral?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool IsSettled => Result.Task.IsCompleted;
}
