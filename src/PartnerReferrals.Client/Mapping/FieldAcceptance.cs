using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Mapping;

/// <summary>One line on what a field takes: for help, and for the hint of a fault.</summary>
internal static class FieldAcceptance
{
    internal static string Of(Field field) => field.Kind switch
    {
        FieldKind.Text => "Any text.",
        FieldKind.Guid => "A GUID.",
        FieldKind.Decimal => field.Minimum is null ? "A number such as 50000 or 1234.56." : "A number such as 50000 or 1234.56, not below zero.",
        FieldKind.Date => "A date such as 2026-12-31 (ISO 8601) or 12/31/2026 (month/day/year); without a time it is midnight UTC.",
        FieldKind.Boolean => "Yes, No, True, False, 1 or 0.",
        FieldKind.Word => OfWords(field.Words!),
        FieldKind.Country => "A two-letter country code (ISO 3166-1), such as US or CH.",
        FieldKind.Currency => "A three-letter currency code (ISO 4217), such as USD.",
        FieldKind.Duns => "A D-U-N-S number: nine digits; dashes do not matter.",
        FieldKind.Reason => "Any text; in the portal's own column also a number of the portal's list.",
        FieldKind.Tags => $"One or many ids, in one cell parted by ';'. {OfWords(field.Words!)}",
        FieldKind.Solutions => "One or many: objects with an Id, ids, or cells 'id, currency, price, quantity'; in one cell parted by ';'.",
        FieldKind.Members => "One or many: objects with FirstName, LastName, PhoneNumber, Email, or cells 'first, last, phone, email'; in one cell parted by ';'.",
        FieldKind.Pairs => "One or many: objects, or cells 'key=value' parted by ';'.",
        FieldKind.Objects => "One or many objects.",
        FieldKind.Object => "An object (hashtable).",
        _ => "Any value.",
    };

    internal static string OfWords(WellKnownSet words) => words.Policy switch
    {
        WordPolicy.Closed => $"One of: {words}.",
        _ when words.Values.Count <= 20 => $"Such as: {words}.",
        _ => $"See the list {words.Name} (Tab completes it).",
    };
}
