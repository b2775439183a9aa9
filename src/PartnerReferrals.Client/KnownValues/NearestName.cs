using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// Finds the name somebody probably meant: smallest Damerau-Levenshtein distance, as far as typing errors go. Wrong advice is worse
/// than none, so short names bear one error only, and where two things come equally near there is no guess.
/// </summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The candidate that comes nearest; null for none, or for two at once.</summary>
    internal static string? Of(string name, IEnumerable<string> candidates) =>
        Of(name, candidates.Select(candidate => (candidate, candidate)))?.Name;

    /// <summary>The name that comes nearest, with what it means; null for none, or where equally near names mean different things.</summary>
    internal static (string Name, T Meaning)? Of<T>(string name, IEnumerable<(string Name, T Meaning)> candidates)
        where T : class
    {
        var key = NameKey.Of(name);
        if (key.Length > LongestName)
            return null;

        (string Name, T Meaning)? nearest = null;
        var isClear = true;
        var best = MostErrors(key.Length) + 1;
        foreach (var candidate in candidates)
        {
            var other = NameKey.Of(candidate.Name);
            if (Math.Abs(other.Length - key.Length) > best)
                continue;

            var distance = Distance(key, other);
            if (distance < best)
                (nearest, best, isClear) = (candidate, distance, true);
            else if (distance == best && nearest is { } first)
                isClear &= first.Meaning.Equals(candidate.Meaning);
        }

        return isClear ? nearest : null;
    }

    /// <summary>How many errors a name of some length bears: none where it is too short to be told from others.</summary>
    private static int MostErrors(int length) => length switch
    {
        < 3 => -1,
        < 9 => 1,
        < 18 => 2,
        _ => 3,
    };

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

/// <summary>Names are compared by their letters and digits alone, without case, spaces and punctuation.</summary>
internal static class NameKey
{
    internal static string Of(string name)
    {
        var buffer = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer, 0, length);
    }

    /// <summary>Likewise, with the signs for "and" as the word.</summary>
    internal static string OfWords(string name) => Of(name.Replace("&", " and ").Replace("+", " and "));

    /// <summary>Likewise, with Latin letters that bear a mark as those without. A table of its own, as the framework's depends on the machine.</summary>
    internal static string Plain(string name)
    {
        var key = Of(name).ToCharArray();
        for (var i = 0; i < key.Length; i++)
        {
            var marked = key[i] < MarkedFrom ? -1 : Marked.IndexOf(key[i]);
            if (marked >= 0)
                key[i] = Unmarked[marked];
        }

        return new string(key);
    }

    private const char MarkedFrom = '\u00E0';
    private const string Marked = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķļľłñńņňòóôõöøōőŕřśşșšťţțùúûüūůűųýÿźżž";
    private const string Unmarked = "aaaaaaaaacccddeeeeeeeeggiiiiiiiklllnnnnoooooooorrsssstttuuuuuuuuyyzzz";
}
