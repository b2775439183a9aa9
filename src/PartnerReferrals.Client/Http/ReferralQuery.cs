using System;
using System.Collections.Generic;
using System.Globalization;

namespace PartnerReferrals.Http;

/// <summary>OData query options of the list (facts 7).</summary>
internal sealed class ReferralQuery
{
    /// <summary><c>$filter</c>, such as <c>status eq 'Active'</c>; see <see cref="ODataLiteral"/> for values.</summary>
    public string? Filter { get; init; }

    /// <summary><c>$orderby</c>, such as <c>createdDateTime desc</c>.</summary>
    public string? OrderBy { get; init; }

    /// <summary><c>$select</c>: properties by their wire names.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary><c>$top</c>: most rows in all.</summary>
    public int? Top { get; init; }

    /// <summary><c>$skip</c>: rows left out.</summary>
    public int? Skip { get; init; }

    /// <summary><c>$count=true</c>: asks for the total.</summary>
    public bool IncludeCount { get; init; }

    /// <summary>The query string without its question mark; values are escaped.</summary>
    public string ToQueryString()
    {
        var options = new List<string>();
        Append("$filter", Filter);
        Append("$orderby", OrderBy);
        Append("$select", Select.Count == 0 ? null : string.Join(",", Select));
        Append("$top", Top?.ToString(CultureInfo.InvariantCulture));
        Append("$skip", Skip?.ToString(CultureInfo.InvariantCulture));
        Append("$count", IncludeCount ? "true" : null);
        return string.Join("&", options);

        void Append(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                options.Add(name + "=" + Uri.EscapeDataString(value));
            }
        }
    }
}
