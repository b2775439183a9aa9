using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Changing;

/// <summary>The portal's reasons for ending a deal (facts 5). On the wire a reason is free text; the portal's file writes numbers.</summary>
public static class StatusReasons
{
    /// <summary>The reasons that belong to a substatus; null for a substatus that has none.</summary>
    /// <param name="substatus">The substatus, in any case; null for all that have reasons, which gives the ones for declined and lost deals.</param>
    public static WellKnownSet? Of(string? substatus) => substatus switch
    {
        null => WellKnownSets.CloseReason,
        _ when Is(substatus, ReferralSubstatus.Error) => WellKnownSets.ErrorReason,
        _ when Is(substatus, ReferralSubstatus.Lost) || Is(substatus, ReferralSubstatus.Declined) => WellKnownSets.CloseReason,
        _ => null,
    };

    /// <summary>The reason in words: a number of the list becomes its words, anything else stays as it is.</summary>
    /// <param name="substatus">The substatus the reason is for.</param>
    /// <param name="reason">A number of the portal's list, or free text.</param>
    /// <returns>The words; null for a number the list does not have.</returns>
    public static string? InWords(string? substatus, string reason)
    {
        if (Of(substatus) is not { } reasons)
        {
            return reason;
        }

        return reasons.Match(reason) ?? (reason.Trim().All(char.IsDigit) ? null : reason);
    }

    /// <summary>The list as <c>1 Budget not adequate, 2 …</c>, for a message.</summary>
    internal static string List(WellKnownSet reasons) =>
        string.Join(", ", reasons.Values.Select(v => $"{v.OtherSpellings[0]} {v.Value}"));

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
