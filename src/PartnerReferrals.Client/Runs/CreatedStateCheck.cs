using System;
using System.Collections.Generic;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>What a row asked of a new deal's state, beside what the service made of it: the service sets the state itself.</summary>
internal static class CreatedStateCheck
{
    internal static IReadOnlyList<Fault> Check(Referral asked, Referral created)
    {
        // An answer without a state says nothing about it.
        if (created.Status is null
            || (IsKept(asked.Status, created.Status) && IsKept(asked.Substatus, created.Substatus) && IsKept(asked.StatusReason, created.StatusReason)))
        {
            return [];
        }

        return
        [
            new Fault
            {
                Code = FaultCodes.StateNotKept.Code,
                Severity = FaultSeverity.Warning,
                Field = nameof(Referral.Status),
                Value = asked.Status,
                Message = $"The row asks for {Describe(asked)}, and the service made the deal {Describe(created)}.",
                Hint = FaultCodes.StateNotKept.RecommendedAction,
            },
        ];
    }

    private static bool IsKept(string? asked, string? created) =>
        string.IsNullOrWhiteSpace(asked) || string.Equals(asked!.Trim(), created?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Describe(Referral referral) =>
        (referral.Status ?? "no status") + (referral.Substatus is { } substatus ? "/" + substatus : "") + (string.IsNullOrEmpty(referral.StatusReason) ? ", no reason" : ", with a reason");
}
