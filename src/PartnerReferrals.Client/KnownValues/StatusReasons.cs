using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>The portal's reasons for ending a deal (facts 5). On the wire a reason is free text; the portal's file writes numbers.</summary>
internal static class StatusReasons
{
    /// <summary>The reasons that belong to a substatus; null for a substatus that has none.</summary>
    /// <param name="substatus">The substatus, in any case; null for all that have reasons, which gives the ones for declined and lost deals.</param>
    public static KnownValueSet? Of(string? substatus) => substatus switch
    {
        null => KnownValueSets.CloseReason,
        _ when Is(substatus, ReferralSubstatus.Error) => KnownValueSets.ErrorReason,
        _ when Is(substatus, ReferralSubstatus.Lost) || Is(substatus, ReferralSubstatus.Declined) => KnownValueSets.CloseReason,
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
    internal static string List(KnownValueSet reasons) =>
        string.Join(", ", reasons.Values.Select(v => $"{v.OtherSpellings[0]} {v.Value}"));

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Reasons of the portal, numbered as in its file (facts 5). On the wire a reason is free text.</summary>
internal static class ReasonSets
{
    internal static KnownValueSet Close { get; } = new("CloseReason", KnownValuePolicy.Open,
    [
        Numbered(1, "Budget not adequate"),
        Numbered(2, "Customer did not respond"),
        Numbered(3, "Customer chose another vendor"),
        Numbered(4, "Requirement not met"),
        Numbered(5, "Not a customer"),
        Numbered(6, "Timeline too short"),
        Numbered(7, "Abuse, spam or phishing"),
        Numbered(8, "Others"),
    ]);

    internal static KnownValueSet Error { get; } = new("ErrorReason", KnownValuePolicy.Open,
    [
        Numbered(1, "Duplicate: bulk upload"),
        Numbered(2, "Duplicate: Partner Center"),
        Numbered(3, "Duplicate: sent by Microsoft"),
        Numbered(4, "Connector sync issue"),
        Numbered(5, "Customer matching issue"),
        Numbered(6, "Solution issue"),
        Numbered(7, "Test referral"),
        Numbered(8, "Data error"),
        Numbered(9, "Others"),
    ]);

    private static KnownValue Numbered(int number, string words)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(words, $"{text} in the portal's file.") { OtherSpellings = [text] };
    }
}
