using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>From a single value to what the wire takes, by the kind of the field.</summary>
internal static class ValueConverter
{
    /// <summary>
    /// Reads a value that somebody wrote: text is cleaned, and what spreadsheets and databases leave in a cell is told from values.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    /// <param name="written">How the texts of the input are written.</param>
    /// <param name="column">The column it stands in; null for the field's own name.</param>
    internal static Converted Convert(Field field, object value, ReadingContext written, string? column = null)
    {
        if (PlainText.IsComposite(value))
            return Composite();

        if (value is not string text)
        {
            return field.Kind == FieldKind.Date ? DateConverter.Convert(value, written, column ?? field.Path)
                : field.IsFreeText && PlainText.Of(value) is { } digits ? TextConverter.Convert(field, digits, written.IsOfCells)
                : Read(field, value, written);
        }

        var clean = SpreadsheetCell.Unwrap(CleanText.Of(text));
        if (SpreadsheetCell.IsError(clean))
            return Converted.Refuse(FaultCodes.SpreadsheetError, "it is what a spreadsheet shows for an error, not a value.", FaultCodes.SpreadsheetError.RecommendedAction);

        if (written.IsOfCells && Placeholder.Is(field, clean))
            return Converted.LeaveOut(FaultCodes.Placeholder, "it stands for nothing, and nothing is sent.", FaultCodes.Placeholder.RecommendedAction);

        if (field.IsFreeText)
            return TextConverter.WithEncoding(TextConverter.Convert(field, clean, written.IsOfCells), text, field.IsPersonal);

        clean = CleanText.WithoutQuotes(clean);
        return field.Kind == FieldKind.Date ? DateConverter.Convert(clean, written, column ?? field.Path) : Read(field, clean, written);
    }

    /// <summary>Reads a value of a model: what the service gave is not tidied up.</summary>
    internal static Converted Keep(Field field, object value) =>
        PlainText.IsComposite(value) ? Composite()
        : field.Kind == FieldKind.Date ? DateConverter.Keep(value)
        : Read(field, value, null);

    private static Converted Read(Field field, object value, ReadingContext? written) => field.Kind switch
    {
        FieldKind.Decimal => DecimalConverter.Convert(field, value, written),
        FieldKind.Boolean => BooleanConverter.Convert(value),
        _ => FromText(field, value),
    };

    private static Converted FromText(Field field, object value)
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
            _ => Converted.Of(text),
        };
    }

    private static Converted Composite() => Converted.Refuse(FaultCodes.ValueExpected, "an object or array stands where one value belongs.");
}

/// <summary>What became of one value: a token, a problem, or a token with a warning.</summary>
internal readonly struct Converted
{
    private Converted(JToken? token, FaultCode? code, string message, string? hint, bool isLeftOut = false)
    {
        Token = token;
        Code = code;
        Message = message;
        Hint = hint;
        IsLeftOut = isLeftOut;
    }

    /// <summary>The value for the wire; null where it was refused or left out.</summary>
    internal JToken? Token { get; }

    /// <summary>What is wrong; null where nothing is.</summary>
    internal FaultCode? Code { get; }

    /// <summary>The value says that there is none: as if the cell were empty, with a warning.</summary>
    internal bool IsLeftOut { get; }

    /// <summary>What is wrong with it, to follow the value: <c>'x' is not a number.</c></summary>
    internal string Message { get; }

    /// <summary>What to write instead; null where the field's own words say it.</summary>
    internal string? Hint { get; }

    internal static Converted Of(JToken token) => new(token, null, "", null);

    internal static Converted Of(string text) => new(new JValue(text), null, "", null);

    internal static Converted Warn(JToken token, FaultCode code, string message, string? hint) => new(token, code, message, hint);

    internal static Converted Refuse(FaultCode code, string message, string? hint = null) => new(null, code, message, hint);

    internal static Converted LeaveOut(FaultCode code, string message, string? hint) => new(null, code, message, hint, isLeftOut: true);
}
