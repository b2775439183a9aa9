using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping;

/// <summary>Reads fields of a referral as the text of a cell.</summary>
internal static class CellText
{
    /// <summary>A single value as text; null for nothing.</summary>
    internal static string? Of(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } or JContainer { HasValues: false } => null,
        JValue { Value: bool flag } => flag ? "Yes" : "No",
        JValue { Value: decimal amount } => Amount(PlainText.Of(amount)!),
        JValue { Value: { } value } => PlainText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        _ => JsonText.Write(token),
    };

    // Three decimals could be taken for thousands by whoever reads the cell, this module included: a zero behind them tells.
    private static string Amount(string text) => WrittenNumber.ReadsTwoWays(text) ? text + "0" : text;

    /// <summary>A date as the portal writes it: the calendar date, month first.</summary>
    internal static string PortalDate(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString("M'/'d'/'yyyy", CultureInfo.InvariantCulture)
            : text;

    /// <summary>The value at a field of an object, from the object a list or the referral gives.</summary>
    internal static JToken? At(JObject node, IEnumerable<string> steps)
    {
        JToken? token = node;
        foreach (var step in steps)
            token = (token as JObject)?[step];

        return token;
    }

    /// <summary>The list of a field; empty where there is none.</summary>
    internal static IReadOnlyList<JObject> List(JObject referral, Field list) =>
        At(referral, list.Steps) is JArray array ? [.. array.OfType<JObject>()] : [];

    /// <summary>The id of the first pair with a key that the field's own reading gives back unchanged; null where there is none.</summary>
    internal static JObject? Pair(JObject referral, Field field) =>
        List(referral, field.Parent!).FirstOrDefault(p =>
            p[field.Parent!.PairKey!] is JValue { Value: string key } && key == field.Pair && p["id"] is JValue { Value: string id }
            && ValueConverter.Convert(field, id, ReadingContext.Default).Token is JValue { Value: string read } && read == id);
}
