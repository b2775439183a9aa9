using System;

namespace PartnerReferrals.Creating;

/// <summary>
/// Whether what the service answers to a create is the referral that was sent. It may spell values its own way and leave some out; a referral of another deal,
/// of another engagement or of the other leg is no answer.
/// </summary>
internal static class CreateResponse
{
    /// <summary>Compares an answer with what was sent.</summary>
    /// <param name="answer">The answer, which has an id.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="leg">Which leg it is.</param>
    /// <param name="ownLeg">For Microsoft's leg: the own one.</param>
    /// <returns><see cref="Likeness.Possible"/> where it holds an id and nothing to compare.</returns>
    internal static Likeness LikenessTo(Referral answer, PayloadFingerprint sent, ReferralLeg leg, Referral? ownLeg)
    {
        if (sent.EngagementId is { } engagement && answer.EngagementId is { Length: > 0 } given && !Is(engagement, given))
        {
            return Likeness.Different;
        }

        var isOther = leg == ReferralLeg.Own
            ? !PayloadFingerprint.IsLeg(answer, ReferralLeg.Own)
            : Is(answer.Id, ownLeg?.Id) || (ConnectedReferral.LikenessTo(answer, ownLeg) == Likeness.Different && (answer.OrganizationId ?? "").Length > 0);
        return isOther ? Likeness.Different : sent.Traits.Answered(DealTraits.Of(answer.Json));
    }

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
