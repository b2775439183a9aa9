using System;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>What a deal type asked for by name, or by the portal's questions, means on the wire (facts 8).</summary>
internal static class DealTypeRule
{
    private static readonly FieldLocation DealTypePlace = new(nameof(Referral.DealType), null);

    /// <summary>Sets type and share flag where they are not given; contradictions are reported.</summary>
    internal static DealType? Apply(ReferralDraft draft)
    {
        var share = (draft.Json["consent"] as JObject)?[CustomerRows.ShareWithMicrosoft.WireName] as JValue;
        var asked = draft.DealType ?? FromPortal(draft.HelpRequired, share?.Value as bool?);
        if (asked is not { } dealType)
            return null;

        if (draft.HelpRequired is { } help && help != (dealType == DealType.CoSell))
            Conflict(draft, dealType, $"'Microsoft help required?' is {YesNo(help)}");

        SetShare(draft, dealType, share);
        SetType(draft, dealType);
        return dealType;
    }

    private static DealType? FromPortal(bool? help, bool? share) => (help, share) switch
    {
        (true, _) => DealType.CoSell,
        (false, true) => DealType.PartnerLed,
        (false, false) => DealType.Private,
        _ => null,
    };

    private static void SetShare(ReferralDraft draft, DealType dealType, JValue? share)
    {
        var wanted = dealType != DealType.Private;
        if (share?.Value is bool given)
        {
            // Of a deal that exists both are what they are: one of the API's first form is co-sell and not shown.
            if (given != wanted && !(draft.ReferralId is not null && draft.DealType is null))
                Conflict(draft, dealType, $"ShareWithMicrosoft is {YesNo(given)}");

            return;
        }

        if (draft.Json["consent"] is not JObject consent)
            draft.Json["consent"] = consent = [];

        consent[CustomerRows.ShareWithMicrosoft.WireName] = wanted;
    }

    private static void SetType(ReferralDraft draft, DealType dealType)
    {
        var wanted = dealType == DealType.CoSell ? ReferralType.Shared : ReferralType.Independent;
        if (draft.Json["type"] is JValue { Value: string given })
        {
            if (given != wanted)
                Conflict(draft, dealType, $"Type is {given}");
        }
        else
        {
            draft.Json["type"] = wanted;
        }
    }

    private static void Conflict(ReferralDraft draft, DealType dealType, string contradiction) => draft.Report(
        FaultCodes.DealTypeConflict,
        FaultSeverity.Error,
        DealTypePlace,
        dealType.ToString(),
        $"The deal type {dealType} is asked for, but {contradiction}.",
        FaultCodes.DealTypeConflict.RecommendedAction);

    private static string YesNo(bool flag) => flag ? "Yes" : "No";
}
