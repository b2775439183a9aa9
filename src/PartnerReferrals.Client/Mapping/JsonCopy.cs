using System;
using System.Collections;
using System.Numerics;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping;

/// <summary>Input values as JSON where no field says how to read them.</summary>
internal static class JsonCopy
{
    /// <summary>The value as JSON; null where it has no meaning in JSON or is nested too deep.</summary>
    internal static JToken? Of(object? value, int depth = 0)
    {
        if (depth > JsonText.MaxDepth)
            return null;

        return value switch
        {
            null => JValue.CreateNull(),
            JsonModel model => model.Json.DeepClone(),
            InputObject input => OfObject(input, depth),
            string text => new JValue(text),
            DateTimeOffset date => new JValue(JsonText.FormatDate(date)),
            DateTime date => new JValue(JsonText.FormatDate(date)),
            Guid or Enum or Uri => new JValue(Mapping.Input.PlainText.Of(value)),
            double number => NumberText.ToJson(number),
            float number => NumberText.ToJson(number),
            bool or decimal or int or long or short or byte or sbyte or uint or ulong or ushort or BigInteger => new JValue(value),
            IEnumerable list => OfList(list, depth),
            _ => null,
        };
    }

    private static JObject? OfObject(InputObject input, int depth)
    {
        var json = new JObject();
        foreach (var field in input.Fields)
        {
            if (Of(field.Value, depth + 1) is not { } token)
                return null;

            json[field.Key] = token;
        }

        return json;
    }

    private static JArray? OfList(IEnumerable list, int depth)
    {
        var json = new JArray();
        foreach (var item in list)
        {
            if (Of(item, depth + 1) is not { } token)
                return null;

            json.Add(token);
        }

        return json;
    }
}
