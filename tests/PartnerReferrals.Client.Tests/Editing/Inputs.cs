using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Hashtables as a user gives them for a field, written as JSON.</summary>
internal static class Inputs
{
    public static InputObject Of(string json) => Of((JObject)JsonText.Parse(json));

    public static object?[] List(string json) => [.. ((JArray)JsonText.Parse(json)).Select(Value)];

    private static InputObject Of(JObject json) =>
        new() { Fields = [.. json.Properties().Select(p => new KeyValuePair<string, object?>(p.Name, Value(p.Value)))] };

    private static object? Value(JToken token) => token switch
    {
        JObject json => Of(json),
        JArray list => list.Select(Value).ToArray(),
        _ => ((JValue)token).Value,
    };
}
