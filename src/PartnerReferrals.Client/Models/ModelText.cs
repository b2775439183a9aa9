using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals;

/// <summary>Models in one line, for list views and messages: parts that are empty are left out.</summary>
internal static class ModelText
{
    /// <summary>The filled properties of a model that has no text of its own: <c>Locale: en-us, DisableNotifications: yes</c>.</summary>
    internal static string Of(JsonModel model)
    {
        var names = ModelProperties.Of(model.GetType());
        return Join(", ", [.. names.Properties.Select(p => Labelled(p.Name, p.GetValue(model) switch
        {
            JsonModel nested => nested.ToString(),
            JsonModel[] items => List(items),
            string[] texts => string.Join(", ", texts),
            bool flag => YesNo(flag),
            null => null,
            _ => JsonText.ToDisplay(model.Json.GetValue(names.WireName(p.Name), System.StringComparison.OrdinalIgnoreCase)),
        }))]);
    }

    /// <summary>The filled parts in their order.</summary>
    internal static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>The elements of a list in one line.</summary>
    internal static string List(IEnumerable<JsonModel>? items) => items is null ? "" : Join(", ", [.. items.Select(i => i.ToString())]);

    /// <summary>A value under its name; null where there is no value.</summary>
    internal static string? Labelled(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name}: {value}";

    /// <summary>A flag as people say it.</summary>
    internal static string? YesNo(bool? flag) => flag is { } value ? value ? "yes" : "no" : null;

    /// <summary>An amount with its currency, independent of the culture.</summary>
    internal static string? Money(decimal? value, string? currency) =>
        value is { } amount ? Join(" ", amount.ToString("#,0.##", CultureInfo.InvariantCulture), currency) : null;
}
