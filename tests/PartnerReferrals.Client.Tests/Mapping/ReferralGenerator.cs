using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Random referrals within the schema, as JSON under the wire's names and in the wire's spelling.</summary>
internal static class ReferralGenerator
{
    private static readonly string[] Fragments =
        ["a", "Z", "9", " ", ";", ",", "\"", "=", "'", "\n", "\t", "&amp;", "é", "ß", "İ", "🍞", "مخبز", "‏", "-1", "1,5", "null", "Yes"];

    /// <summary>Texts that are not blank, full of separators and foreign letters, as they are once they have been cleaned.</summary>
    internal static Gen<string> Texts { get; } =
        from fragments in Gen.NonEmptyListOf(Gen.Elements(Fragments))
        let text = Clean(string.Concat(fragments.Take(8)))
        select text.Length == 0 || Placeholder.Is(FieldTable.Find("Notes")!.Field, text) ? "x" : text;

    internal static Gen<JObject> Referrals { get; } = Object(FieldTable.All.Where(f => f.Parent is null && f.CanCreate && f.Kind != FieldKind.Json));

    private static string Clean(string text)
    {
        var clean = HtmlEntities.Decode(SpreadsheetCell.Unwrap(CleanText.Of(text)));
        return clean == text ? text : Clean(clean);
    }

    private static Gen<JObject> Object(IEnumerable<Field> fields)
    {
        var result = Gen.Constant(ImmutableList<(string Name, JToken Value)>.Empty);
        foreach (var field in fields)
        {
            var value = Value(field);
            result =
                from properties in result
                from isGiven in Gen.Choose(0, 2)
                from token in isGiven == 0 ? Gen.Constant<JToken>(JValue.CreateNull()) : value
                select isGiven == 0 ? properties : properties.Add((field.WireName, token));
        }

        return result.Select(properties => new JObject(properties.Select(p => new JProperty(p.Name, p.Value))));
    }

    private static Gen<JToken> Value(Field field) => field.Kind switch
    {
        FieldKind.Object => Object(Children(field)).Select(o => (JToken)o),
        _ when field.IsList => from items in Gen.ListOf(Object(Children(field))) select (JToken)new JArray(items.Take(3)),
        FieldKind.Decimal => from whole in Gen.Choose(0, 2_000_000_000)
                             from cents in Gen.Choose(0, 99)
                             select (JToken)(cents == 0 ? new JValue((long)whole) : new JValue(whole + (cents / 100m))),
        FieldKind.Date => from days in Gen.Choose(0, 40_000)
                          select (JToken)new JValue(new DateTime(2000, 1, 1).AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        FieldKind.Boolean => from flag in Gen.Elements(true, false) select (JToken)new JValue(flag),
        FieldKind.Guid => from number in Gen.Choose(1, int.MaxValue) select (JToken)new JValue(new System.Guid(number, 1, 2, new byte[8]).ToString("D")),
        FieldKind.Enumeration or FieldKind.Country or FieldKind.Currency => from word in Gen.Elements(Words(field)) select (JToken)new JValue(word),
        _ => from text in Texts select (JToken)new JValue(text),
    };

    private static IEnumerable<Field> Children(Field field) =>
        field.Children.Values.Distinct().Where(f => f.CanCreate && f.Kind != FieldKind.Json);

    // Amounts have cents here, which not every currency has.
    private static string[] Words(Field field) =>
        [.. field.KnownValues!.Values.Where(v => v.Outdated is null && (field.Kind != FieldKind.Currency || CurrencyData.DecimalsOf(v.Value) >= 2)).Select(v => v.Value)];
}
