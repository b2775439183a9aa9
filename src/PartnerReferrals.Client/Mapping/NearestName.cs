using System;
using System.Collections.Generic;

namespace PartnerReferrals.Mapping;

/// <summary>Finds the name somebody probably meant: smallest Damerau-Levenshtein distance, within a third of the length.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    internal static string? Of(string name, IEnumerable<string> candidates)
    {
        var key = NameKey.Of(name);
        if (key.Length is < 2 or > LongestName)
            return null;

        string? nearest = null;
        var best = Math.Max(1, key.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var other = NameKey.Of(candidate);
            if (Math.Abs(other.Length - key.Length) >= best)
                continue;

            var distance = Distance(key, other);
            if (distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment).</summary>
    internal static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}
