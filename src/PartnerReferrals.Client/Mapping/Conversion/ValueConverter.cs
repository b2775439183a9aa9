using PartnerReferrals.Validation;

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
            ? Converted.Refuse(FaultCodes.SpreadsheetError, "it is what a spreadsheet shows for an error, not a value.", FaultCodes.SpreadsheetError.Cure)
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
            FieldKind.Word => WordConverter.Convert(field.Words!, text),
            FieldKind.Country => CountryConverter.Convert(text),
            FieldKind.Currency => CurrencyConverter.Convert(text),
            FieldKind.Guid => GuidConverter.Convert(text),
            FieldKind.Duns => DunsConverter.Convert(text),
            _ when isWritten && SpreadsheetCell.HasLostDigits(text) =>
                Converted.Refuse(FaultCodes.LostDigits, "it is the short form of a longer number, whose last digits are lost.", FaultCodes.LostDigits.Cure),
            _ => Converted.Of(text),
        };
    }
}
