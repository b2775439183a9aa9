using System;

namespace PartnerReferrals.Mapping;

/// <summary>What a cell says to empty a field of an existing referral, as an empty cell leaves the field as it is.</summary>
internal static class ClearWord
{
    internal const string Text = "(clear)";

    internal static bool Is(object? value) => value is string text && text.Length < 12 && string.Equals(text.Trim(), Text, StringComparison.OrdinalIgnoreCase);
}
