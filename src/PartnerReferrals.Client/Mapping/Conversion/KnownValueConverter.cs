using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Words of a well-known set, in the service's spelling.</summary>
internal static class KnownValueConverter
{
    internal static Converted Convert(KnownValueSet words, string text)
    {
        if (words.Match(text) is { } word)
        {
            return words.Policy == KnownValuePolicy.Listed && words.Find(word)?.Outdated is { } newer
                ? Converted.Warn(word, FaultCodes.OutdatedCustomerSize, "it is of an older scale.", $"Rather use {newer}.")
                : Converted.Of(word);
        }

        return words.Policy switch
        {
            KnownValuePolicy.Open => Converted.Of(text),
            KnownValuePolicy.Listed => Converted.Warn(text, FaultCodes.UnlistedValue, $"it is not in the published list {words.Name}; it is sent as it is.", DidYouMean(words, text)),
            _ => Converted.Refuse(FaultCodes.InvalidWord, "it is not a word the service takes.", DidYouMean(words, text)),
        };
    }

    private static string? DidYouMean(KnownValueSet words, string text) =>
        words.Nearest(text) is { } nearest ? $"Did you mean '{nearest.Value}'? {FieldAcceptance.OfWords(words)}" : null;
}
