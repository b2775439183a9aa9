using System;
using System.Linq;

namespace PartnerReferrals.Creating;

/// <summary>Tells Microsoft's leg of an engagement from the other referrals in it (facts 8).</summary>
internal static class ConnectedReferral
{
    private const string Microsoft = "msft";

    /// <summary>Whether a referral of the engagement is the one that Microsoft was invited by.</summary>
    /// <param name="referral">A referral of the engagement.</param>
    /// <param name="own">The own leg; null where it is not known.</param>
    internal static Likeness LikenessTo(Referral referral, Referral? own)
    {
        if (Is(referral.Id, own?.Id))
        {
            return Likeness.Different;
        }

        if (Is(referral.OrganizationId, Microsoft))
        {
            return Likeness.Same;
        }

        if (Is(referral.OrganizationId, own?.OrganizationId))
        {
            // A second one of the partner's own.
            return Likeness.Different;
        }

        if (referral.Target is { Length: > 0 } targets)
        {
            // Microsoft's, under a GUID of its own or under none; otherwise another partner's.
            return targets.Any(t => Is(t.Id, Microsoft)) ? Likeness.Same : Likeness.Different;
        }

        var invitation = referral.InviteContext;
        var askedByUs = Is(invitation?.InvitedBy?.OrganizationId, own?.OrganizationId);
        var asksForHelp = invitation?.AssistanceRequestCode is { Length: > 0 } code && !Is(code, "Unknown");
        return own?.OrganizationId is { Length: > 0 } && (askedByUs || asksForHelp) ? Likeness.Same : Likeness.Possible;
    }

    private static bool Is(string? one, string? other) =>
        !string.IsNullOrEmpty(one) && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
