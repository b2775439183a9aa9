using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>Status, substatus and reason (facts 6, 10.16).</summary>
internal static class StateRules
{
    internal static void Check(RuleContext context)
    {
        var status = context.Referral.Status;
        var substatus = context.Referral.Substatus;
        if (status is null && substatus is not null)
            context.Error(FaultCodes.IllegalState, "Status", null, $"The substatus {substatus} stands without its status.", Legal(StateTable.StatusOf(substatus)));
        else if (substatus is null && status == ReferralStatus.Closed)
            context.Error(FaultCodes.IllegalState, "Substatus", null, "A closed referral needs a substatus.", Legal(status));
        else if (status is not null && substatus is not null && !StateTable.IsLegal(status, substatus))
            context.Error(FaultCodes.IllegalState, "Substatus", $"{status}/{substatus}", $"{status}/{substatus} is not a state.", Legal(status));

        var needsReason = substatus == ReferralSubstatus.Error
            || (context.IsPortal && (substatus is ReferralSubstatus.Lost or ReferralSubstatus.Declined));
        if (needsReason)
            context.Require(context.Referral.StatusReason, FaultCodes.MissingStatusReason, "StatusReason");
    }

    private static string Legal(string? status) => StateTable.SubstatusesOf(status) is { Count: > 0 } legal
        ? $"{status} goes with {string.Join(", ", legal)}."
        : $"Legal are {string.Join(", ", StateTable.States.Select(s => s.ToString()))}.";
}
