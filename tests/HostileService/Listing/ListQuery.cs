using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Hostile;

/// <summary>The query options of a list.</summary>
internal sealed class ListQuery
{
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    public ListQuery(string query)
    {
        foreach (var option in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = option.IndexOf('=');
            var name = Uri.UnescapeDataString(at < 0 ? option : option[..at]);
            _options[name] = at < 0 ? "" : Uri.UnescapeDataString(option[(at + 1)..].Replace('+', ' '));
        }
    }

    public string? Filter => _options.GetValueOrDefault("$filter");

    public string? OrderBy => _options.GetValueOrDefault("$orderby");

    public string? Token => _options.GetValueOrDefault("$skiptoken");

    public int? Top => int.TryParse(_options.GetValueOrDefault("$top"), out var top) ? top : null;

    public int Skip => int.TryParse(_options.GetValueOrDefault("$skip"), out var skip) ? skip : 0;

    public string[] Select => _options.GetValueOrDefault("$select")?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The same query, going on at a token.</summary>
    public string At(string token) => string.Join(
        '&',
        _options.Where(o => !o.Key.Equals("$skiptoken", StringComparison.OrdinalIgnoreCase))
            .Append(new KeyValuePair<string, string>("$skiptoken", token))
            .Select(o => o.Key + "=" + Uri.EscapeDataString(o.Value)));
}
