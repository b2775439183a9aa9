using System;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Yes, No, True, False, 1 and 0, in any case; nothing else.</summary>
internal static class BooleanConverter
{
    internal static Converted Convert(object value) => Read(value) switch
    {
        { } flag => Converted.Of(new JValue(flag)),
        null => Converted.Refuse(FaultCodes.InvalidBoolean, "it is neither yes nor no."),
    };

    private static bool? Read(object value) => value is bool flag ? flag : PlainText.Of(value)?.Trim() switch
    {
        "1" => true,
        "0" => false,
        { } text when Is(text, "true") || Is(text, "yes") => true,
        { } text when Is(text, "false") || Is(text, "no") => false,
        _ => null,
    };

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
