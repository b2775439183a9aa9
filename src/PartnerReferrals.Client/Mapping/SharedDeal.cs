using System;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Mapping;

/// <summary>A co-sell deal as one referral, the way a user writes it: the own leg, with what was said to Microsoft.</summary>
internal static class SharedDeal
{
    /// <summary>Joins the two; neither is changed.</summary>
    /// <param name="own">The own leg.</param>
    /// <param name="connected">Microsoft's leg; null where it is not known.</param>
    public static Referral Join(Referral own, Referral? connected)
    {
        if (own is null)
            throw new ArgumentNullException(nameof(own));
        if (connected?.InviteContext is not { } invitation || !LacksInvitation(own))
            return own;

        var deal = (JObject)own.Json.DeepClone();
        deal["inviteContext"] = invitation.Json.DeepClone();
        return JsonModel.View<Referral>(deal);
    }

    /// <summary>Whether the referral is the own leg of a co-sell deal and does not say what was said to Microsoft. The service fills in an empty invitation.</summary>
    /// <param name="own">The referral.</param>
    public static bool LacksInvitation(Referral own) =>
        own is { DealType: DealType.CoSell, InviteContext: null or { AssistanceRequestCode: null or AssistanceRequestCode.Unknown, Notes: null or "" } };
}
