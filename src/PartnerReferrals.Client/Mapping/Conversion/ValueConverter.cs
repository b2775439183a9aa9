using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>From a single value to what the wire takes, by the kind of the field.</summary>
internal static class ValueConverter
{
    internal static Converted Convert(Field field, object value)
    {
        if (PlainText.IsComposite(value))
            return Converted.Refuse(FaultCodes.ValueExpected, "an object or array stands where one value belongs.");

        return field.Kind switch
        {
            FieldKind.Decimal => DecimalConverter.Convert(field, value),
            FieldKind.Date => DateConverter.Convert(value),
            FieldKind.Boolean => BooleanConverter.Convert(value),
            _ => FromText(field, value),
        };
    }

    private static Converted FromText(Field field, object value)
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
            _ => Converted.Of(text),
        };
    }
}
