using System;
using System.Collections.Generic;
using System.Globalization;

namespace PartnerReferrals.Bulk;

/// <summary>
/// How often equal rows without an external id occur, as their keys tell (see <see cref="RowKeys"/>): <c>hash:…#2</c> is the second of its like.
/// Only rows that occur twice take room.
/// </summary>
internal sealed class RepeatedRows
{
    private const string Prefix = "hash:";

    private readonly Dictionary<string, int> _most = new(StringComparer.Ordinal);

    /// <summary>Takes note of a row.</summary>
    internal void Add(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || key.EndsWith("#1", StringComparison.Ordinal))
        {
            return;
        }

        var end = key.LastIndexOf('#');
        if (end > 0 && int.TryParse(key.Substring(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence))
        {
            var hash = key.Substring(Prefix.Length, end - Prefix.Length);
            _most[hash] = _most.TryGetValue(hash, out var most) ? Math.Max(most, occurrence) : occurrence;
        }
    }

    /// <summary>The keys that rows with this hash have; none where there is but one.</summary>
    internal IEnumerable<string> KeysOf(string hash)
    {
        var most = _most.TryGetValue(hash, out var known) ? known : 0;
        for (var occurrence = 1; occurrence <= most; occurrence++)
        {
            yield return Prefix + hash + "#" + occurrence.ToString(CultureInfo.InvariantCulture);
        }
    }
}
