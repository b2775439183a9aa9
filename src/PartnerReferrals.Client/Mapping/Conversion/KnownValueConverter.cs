using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Known values of a set, in the service's spelling.</summary>
internal static class KnownValueConverter
{
    internal static Converted Convert(KnownValueSet known, string text)
    {
        if (known.Match(text) is { } value)
        {
            return known.Policy == KnownValuePolicy.Listed && known.Find(value)?.Outdated is { } newer
                ? Converted.Warn(value, FaultCodes.OutdatedCustomerSize, "it is of an older scale.", $"Rather use {newer}.")
                : Converted.Of(value);
        }

        return known.Policy switch
        {
            KnownValuePolicy.Open => Converted.Of(text),
            KnownValuePolicy.Listed => Converted.Warn(text, FaultCodes.UnlistedValue, $"it is not in the published list {known.Name}; it is sent as it is.", DidYouMean(known, text)),
            _ => Converted.Refuse(FaultCodes.InvalidWord, "it is not a word the service takes.", DidYouMean(known, text)),
        };
    }

    private static string? DidYouMean(KnownValueSet known, string text) =>
        known.Nearest(text) is { } nearest ? $"Did you mean '{nearest.Value}'? {FieldAcceptance.OfKnownValues(known)}" : null;
}
