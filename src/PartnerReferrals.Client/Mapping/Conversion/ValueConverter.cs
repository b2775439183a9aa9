using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>From a single value to what the wire takes, by the kind of the field.</summary>
internal static class ValueConverter
{
    /// <summary>Reads a value that somebody wrote: text is cleaned, and what spreadsheets and databases leave in a cell is told from values.</summary>
    internal static Converted Convert(Field field, object value)
    {
        if (value is not string text)
            return Read(field, value, isWritten: true);

        var clean = SpreadsheetCell.Unwrap(CleanText.Of(text));
        return SpreadsheetCell.IsError(clean)
            ? Converted.Refuse(FaultCodes.SpreadsheetError, "it is what a spreadsheet shows for an error, not a value.", FaultCodes.SpreadsheetError.RecommendedAction)
            : Read(field, clean, isWritten: true);
    }

    /// <summary>Reads a value of a model: what the service gave is not tidied up.</summary>
    internal static Converted Keep(Field field, object value) => Read(field, value, isWritten: false);

    private static Converted Read(Field field, object value, bool isWritten)
    {
        if (PlainText.IsComposite(value))
            return Converted.Refuse(FaultCodes.ValueExpected, "an object or array stands where one value belongs.");

        return field.Kind switch
        {
            FieldKind.Decimal => DecimalConverter.Convert(field, value),
            FieldKind.Date => DateConverter.Convert(value, isWritten),
            FieldKind.Boolean => BooleanConverter.Convert(value),
            _ => FromText(field, value, isWritten),
        };
    }

    private static Converted FromText(Field field, object value, bool isWritten)
    {
        if (PlainText.Of(value) is not { } text)
            return Converted.Refuse(FaultCodes.InvalidText, $"a value of type {value.GetType().Name} stands where text belongs.");

        return field.Kind switch
        {
            FieldKind.Enumeration => KnownValueConverter.Convert(field.KnownValues!, text),
            FieldKind.Country => CountryConverter.Convert(text),
            FieldKind.Currency => CurrencyConverter.Convert(text),
            FieldKind.Guid => GuidConverter.Convert(text),
            FieldKind.Duns => DunsConverter.Convert(text),
            _ when isWritten && SpreadsheetCell.HasLostDigits(text) =>
                Converted.Refuse(FaultCodes.LostDigits, "it is the short form of a longer number, whose last digits are lost.", FaultCodes.LostDigits.RecommendedAction),
            _ => Converted.Of(text),
        };
    }
}

/// <summary>What became of one value: a token, a problem, or a token with a warning.</summary>
internal readonly struct Converted
{
    private Converted(JToken? token, FaultCode? code, string message, string? hint)
    {
        Token = token;
        Code = code;
        Message = message;
        Hint = hint;
    }

    /// <summary>The value for the wire; null where it was refused.</summary>
    internal JToken? Token { get; }

    /// <summary>What is wrong; null where nothing is.</summary>
    internal FaultCode? Code { get; }

    /// <summary>What is wrong with it, to follow the value: <c>'x' is not a number.</c></summary>
    internal string Message { get; }

    /// <summary>What to write instead; null where the field's own words say it.</summary>
    internal string? Hint { get; }

    internal static Converted Of(JToken token) => new(token, null, "", null);

    internal static Converted Of(string text) => new(new JValue(text), null, "", null);

    internal static Converted Warn(JToken token, FaultCode code, string message, string? hint) => new(token, code, message, hint);

    internal static Converted Refuse(FaultCode code, string message, string? hint = null) => new(null, code, message, hint);
}
