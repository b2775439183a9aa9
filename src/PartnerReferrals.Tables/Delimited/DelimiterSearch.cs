using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Tables.Records;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>Finds what parts the cells of a file: the character by which most column names are known ones, else the one that parts all lines alike.</summary>
internal static class DelimiterSearch
{
    private const int MostLines = 20;

    /// <param name="sample">The first text of the file.</param>
    /// <param name="isKnown">Whether a name is a column's that is understood; null where any may be.</param>
    public static char Find(string sample, Func<string, bool>? isKnown)
    {
        var lines = sample.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(MostLines).ToList();
        var (best, most) = (TableFault.Delimiters[0], Array.Empty<int>());
        foreach (var delimiter in TableFault.Delimiters)
        {
            var merits = Merits(lines.ConvertAll(line => Split(line, delimiter)), isKnown);
            if (IsMore(merits, most))
                (best, most) = (delimiter, merits);
        }

        return best;
    }

    /// <summary>What speaks for a character, the weightiest first: known names, that it parts the first line, lines parted alike, cells.</summary>
    private static int[] Merits(List<List<string>> rows, Func<string, bool>? isKnown)
    {
        if (rows.Count == 0)
            return [];

        var (known, cells) = (0, rows[0].Count);
        if (isKnown is not null)
        {
            foreach (var row in rows)
                known = Math.Max(known, row.Count(isKnown));
        }

        return [known, cells > 1 ? 1 : 0, rows.Count(row => row.Count == cells), cells];
    }

    private static bool IsMore(int[] merits, int[] others)
    {
        for (var i = 0; i < merits.Length; i++)
        {
            if (others.Length == 0 || merits[i] != others[i])
                return others.Length == 0 || merits[i] > others[i];
        }

        return false;
    }

    private static List<string> Split(string line, char delimiter)
    {
        var cells = new List<string>();
        var (start, inQuotes) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                inQuotes = !inQuotes;
            if (i == line.Length || (line[i] == delimiter && !inQuotes))
            {
                cells.Add(line.Substring(start, i - start).Trim().Trim('"').Trim());
                start = i + 1;
            }
        }

        return cells;
    }
}
