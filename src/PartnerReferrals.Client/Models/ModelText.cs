using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals;

/// <summary>A model in one line: its filled properties under their clean names, nested parts in brackets.</summary>
internal static class ModelText
{
    /// <summary>Writes a model; an object of a single value is that value.</summary>
    internal static string Of(JsonModel model)
    {
        var parts = Parts(model).ToList();
        return parts.Count == 1 && parts[0].Key is "Id" ? parts[0].Value : string.Join("; ", parts.Select(p => $"{p.Key}={p.Value}"));
    }

    private static IEnumerable<KeyValuePair<string, string>> Parts(JsonModel model)
    {
        foreach (var property in ModelProperties.Of(model.GetType()).Properties)
        {
            var text = property.GetValue(model) switch
            {
                JsonModel nested => InBrackets(nested.ToString()),
                JsonModel[] items => items.Length == 0 ? "" : string.Join(", ", items.Select(i => InBrackets(i.ToString()))),
                string[] texts => string.Join(", ", texts),
                bool flag => flag ? "True" : "False",
                null => "",
                _ => JsonText.ToDisplay(model.Json.GetValue(ModelProperties.Of(model.GetType()).WireName(property.Name), System.StringComparison.OrdinalIgnoreCase)),
            };
            if (text.Length > 0)
            {
                yield return new(property.Name, text);
            }
        }
    }

    private static string InBrackets(string text) => text.Length == 0 ? "" : text.Contains("=") ? $"({text})" : text;
}
