using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Http;

/// <summary>
/// Properties that requests may hold and answers never do: the <c>type</c> of a registration and the <c>currency</c> of its
/// solutions (facts 13.9). That they do not come back says nothing about a change.
/// </summary>
internal static class RequestOnlyProperties
{
    private const string Registrations = "/registrations/";

    /// <summary>What of a patched value an answer can show; null where it can show nothing.</summary>
    /// <param name="path">JSON pointer of the value.</param>
    /// <param name="value">The value as it is sent.</param>
    internal static JToken? Visible(string path, JToken value)
    {
        if (!path.StartsWith(Registrations, StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        if (EndsWith(path, "/type") || (EndsWith(path, "/currency") && !EndsWith(path, "/contract/currency")))
        {
            return null;
        }

        if (value is not JObject)
        {
            return value;
        }

        var visible = (JObject)value.DeepClone();
        visible.Remove("type");
        foreach (var solution in (visible["solutionDetails"] as JArray ?? []).OfType<JObject>())
        {
            solution.Remove("currency");
        }

        return visible;
    }

    private static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
