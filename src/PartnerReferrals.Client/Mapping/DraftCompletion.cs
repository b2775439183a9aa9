using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>What can be decided only when all cells of a row are known.</summary>
internal static class DraftCompletion
{
    private const string HelpCodeName = "assistanceRequestCode";

    internal static void Apply(ReferralDraft draft)
    {
        ResolveReason(draft);
        DropPortalState(draft);
        DropUnaskedHelp(draft);
        InferSolutionTypes(draft);
        CloseGaps(draft);
    }

    /// <summary>The portal's numbers mean different words for an error than for a lost deal (facts 5).</summary>
    private static void ResolveReason(ReferralDraft draft)
    {
        if (draft.NumberedReason is not { } reason)
            return;

        var reasons = (string?)draft.Json["substatus"] switch
        {
            ReferralSubstatus.Error => KnownValueSets.ErrorReason,
            ReferralSubstatus.Lost or ReferralSubstatus.Declined => KnownValueSets.CloseReason,
            _ => null,
        };
        if (reasons?.Match(reason.Number) is { } text)
        {
            draft.Json["statusReason"] = text;
            return;
        }

        draft.Report(ReferralRows.StatusReason, reason.Location, reason.Number, Converted.Refuse(
            FaultCodes.InvalidReason,
            reasons is null ? "a number stands for a reason only beside the substatus Declined, Lost or Error." : "the portal's list has no such number.",
            reasons is null ? "Write the reason in words." : $"Numbers 1 to {reasons.Values.Count}, or words."));
    }

    /// <summary>The portal wants New/Accepted for a new deal; the service sets the state itself and has no such pair (portal facts).</summary>
    private static void DropPortalState(ReferralDraft draft)
    {
        if (draft.HasPortalState && draft.ReferralId is null
            && (string?)draft.Json["status"] == ReferralStatus.New && (string?)draft.Json["substatus"] == ReferralSubstatus.Accepted)
        {
            draft.Json.Remove("status");
            draft.Json.Remove("substatus");
        }
    }

    /// <summary>A kind of help left over beside the portal's "Microsoft help required?" = No asks for nothing.</summary>
    private static void DropUnaskedHelp(ReferralDraft draft)
    {
        if (draft.HelpRequired != false || draft.DealType == DealType.CoSell || draft.Json["inviteContext"] is not JObject invitation
            || invitation[HelpCodeName] is not JValue { Value: string code } || code == AssistanceRequestCode.Unknown)
        {
            return;
        }

        invitation.Remove(HelpCodeName);
        if (!invitation.HasValues)
            draft.Json.Remove("inviteContext");

        draft.Report(
            FaultCodes.HelpNotAsked, FaultSeverity.Warning, new FieldLocation("InviteContext.AssistanceRequestCode", null), code,
            $"The kind of help ({code}) is not sent: 'Microsoft help required?' is No.", FaultCodes.HelpNotAsked.RecommendedAction);
    }

    private static void InferSolutionTypes(ReferralDraft draft)
    {
        if (!draft.HasSolutionIds || draft.HasSolutionTypes)
            return;

        foreach (var solution in draft.Assembled.SelectMany(list => list.OfType<JObject>()))
        {
            if (solution["type"] is null && solution["id"] is JValue { Value: string id } && IsSolution(solution))
                CellReader.SetSolution(solution, id);
        }
    }

    private static bool IsSolution(JObject element) => element.Parent?.Parent is JProperty { Name: "solutions" };

    /// <summary>Numbered columns may leave some numbers empty.</summary>
    private static void CloseGaps(ReferralDraft draft)
    {
        foreach (var list in draft.Assembled)
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (list[i] is JObject { HasValues: false })
                    list.RemoveAt(i);
            }
        }
    }
}
