using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Rows;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Validation;

/// <summary>Checks a change of an existing referral offline: what the service is known to refuse (facts 6).</summary>
public static class ChangeValidator
{
    private static readonly Field[] Frozen = [.. FieldTable.All.Where(f => f.IsFrozen && f.Pair is null)];

    private static readonly Field[] FrozenAfterHelp =
        [FieldTable.Get("customerProfile.team[]"), FieldTable.Get("inviteContext.notes"), FieldTable.Get("inviteContext.assistanceRequestCode")];

    /// <summary>Compares a referral as read with the same referral as it should become.</summary>
    /// <param name="before">As the service has it.</param>
    /// <param name="after">As it should be; build it from a copy, with nothing but the change.</param>
    /// <returns>Every reason why the service would refuse; empty where none is known.</returns>
    public static IReadOnlyList<Fault> Validate(Referral before, Referral after)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));

        if (after is null)
            throw new ArgumentNullException(nameof(after));

        var faults = new List<Fault>();
        if (before.IsTerminal && DiffersBesideRegistrations(before.Json, after.Json))
        {
            faults.Add(Of(FaultCodes.TerminalReferral, "Status", $"{before.Status}/{before.Substatus}", "The referral has ended and cannot be changed."));
            return faults;
        }

        CheckMove(before, after, faults);
        foreach (var field in Frozen.Concat(before.DealType == DealType.CoSell ? FrozenAfterHelp : []))
        {
            if (Differs(before.Json, after.Json, field))
                faults.Add(Of(FaultCodes.FrozenField, field.Path.Replace("[]", ""), null, FaultCodes.FrozenField.Meaning));
        }

        if (before.Consent?.ShareWithMicrosoft == true && after.Consent?.ShareWithMicrosoft != true)
            faults.Add(Of(FaultCodes.ShareCannotBeTakenBack, CustomerRows.ShareWithMicrosoft.Path, "No", FaultCodes.ShareCannotBeTakenBack.Meaning));

        return faults;
    }

    private static void CheckMove(Referral before, Referral after, List<Fault> faults)
    {
        if (before.Status is null || before.Substatus is null || (before.Status == after.Status && before.Substatus == after.Substatus))
            return;

        var from = new ReferralState(before.Status, before.Substatus);
        var to = new ReferralState(after.Status ?? "", after.Substatus ?? "");
        var legal = StateTable.MovesFrom(from);
        var hint = $"From {from} it can go to {string.Join(", ", legal.Select(s => s.ToString()))}. Status and substatus change together.";
        if (!StateTable.IsLegal(to.Status, to.Substatus))
            faults.Add(Of(FaultCodes.IllegalState, "Substatus", to.ToString(), $"{to} is not a state.", hint));
        else if (!StateTable.CanMove(from, to))
            faults.Add(Of(FaultCodes.IllegalMove, "Status", to.ToString(), $"The referral cannot go from {from} to {to}.", hint));
        else if (to.Substatus == ReferralSubstatus.Error && string.IsNullOrWhiteSpace(after.StatusReason))
            faults.Add(Of(FaultCodes.MissingStatusReason, "StatusReason", null, FaultCodes.MissingStatusReason.Meaning));
    }

    private static bool DiffersBesideRegistrations(JObject before, JObject after)
    {
        var left = (JObject)before.DeepClone();
        var right = (JObject)after.DeepClone();
        left.Remove("registrations");
        right.Remove("registrations");
        return !JToken.DeepEquals(left, right);
    }

    private static bool Differs(JObject before, JObject after, Field field) =>
        !JToken.DeepEquals(Value(before, field), Value(after, field));

    // Not there and null are the same to the service.
    private static JToken Value(JObject referral, Field field) => CellText.At(referral, field.Steps) ?? JValue.CreateNull();

    private static Fault Of(FaultCode code, string field, string? value, string message, string? hint = null) =>
        new() { Code = code.Code, Field = field, Value = value, Message = message, Hint = hint ?? code.Cure };
}
