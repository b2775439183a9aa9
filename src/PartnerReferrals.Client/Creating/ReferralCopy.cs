using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Creating;

/// <summary>What of an existing referral describes the deal itself: the base of another referral about it.</summary>
internal static class ReferralCopy
{
    // "The same customer, consent and details" (facts 8), and what names the deal. Everything else of an answer is the service's own.
    private static readonly string[] CarriedOver =
    [
        "name", "externalReferenceId", "type", "qualification", "campaignId", "salesStage", "mpnId", "referralProgram",
        "customerProfile", "consent", "details", "team", "target",
    ];

    private static readonly string[] SetByService =
    [
        "isMatchingComplete", "emailValidationStatus", "phoneValidationStatus", "customerRequestedContact", "customerAction", "incentiveLevel",
    ];

    /// <summary>Copies the deal: without ids and states, without what the service set, and without the nulls and empty lists it writes for what is not set.</summary>
    /// <param name="existing">The referral as the service gave it; not changed.</param>
    public static Referral Of(Referral existing)
    {
        if (existing is null)
        {
            throw new ArgumentNullException(nameof(existing));
        }

        var deal = new JObject();
        foreach (var property in existing.Json.Properties().Where(p => CarriedOver.Contains(p.Name, StringComparer.OrdinalIgnoreCase)))
        {
            deal[property.Name] = property.Value.DeepClone();
        }

        foreach (var property in deal.Descendants().OfType<JProperty>().Where(p => SetByService.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ToArray())
        {
            property.Remove();
        }

        RemoveUnset(deal);
        return JsonModel.View<Referral>(deal);
    }

    /// <summary>Copies a deal with what was said to Microsoft: what creates it anew.</summary>
    /// <param name="deal">The deal, with its own leg; not changed.</param>
    public static Referral OfDeal(SharedReferral deal)
    {
        var joined = SharedDeal.Join(deal.Referral!, deal.ConnectedReferral);
        var copy = Of(joined);
        if (joined is { DealType: DealType.CoSell, InviteContext.Json: { } invitation })
        {
            copy.Json["inviteContext"] = invitation.DeepClone();
            RemoveUnset(copy.Json);
        }

        return copy;
    }

    private static void RemoveUnset(JToken token)
    {
        foreach (var child in token.Children().ToArray())
        {
            if (JsonEquivalence.IsUnset(child is JProperty property ? property.Value : child))
            {
                child.Remove();
            }
            else
            {
                RemoveUnset(child);
            }
        }
    }
}
