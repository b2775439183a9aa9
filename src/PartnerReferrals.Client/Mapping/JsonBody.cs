using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping;

/// <summary>A request body from plain values, for requests the user writes.</summary>
internal static class JsonBody
{
    /// <summary>Writes JSON. A text is taken for JSON already.</summary>
    /// <param name="value">A text, an <see cref="InputObject"/>, a <see cref="JsonModel"/>, a list of these, or a scalar.</param>
    public static string Write(object? value) => value is string json ? json.TrimStart('\uFEFF') : JsonText.Write(ToToken(value));

    private static JToken ToToken(object? value) => value switch
    {
        null => JValue.CreateNull(),
        JsonModel model => model.Json,
        InputObject input => new JObject(input.Fields.Select(f => new JProperty(f.Key, ToToken(f.Value)))),
        IEnumerable<object?> items => new JArray(items.Select(ToToken)),
        System.DateTimeOffset date => JsonText.FormatDate(date),
        System.DateTime date => JsonText.FormatDate(date),
        double number => NumberText.ToJson(number),
        float number => NumberText.ToJson(number),
        _ => new JValue(value),
    };
}
