using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>Finds what parts the cells of a file: the character by which most column names are known ones, else the one that parts all lines alike.</summary>
internal static class DelimiterSearch
{
    private const int MostLines = 20;

    // In this order where nothing tells them apart.
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <param name="sample">The first text of the file.</param>
    /// <param name="isKnown">Whether a name is a column's that is understood; null where any may be.</param>
    public static char Find(string sample, Func<string, bool>? isKnown)
    {
        var lines = sample.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(MostLines).ToList();
        return Candidates
            .Select(delimiter => (delimiter, rows: lines.ConvertAll(line => Split(line, delimiter))))
            .OrderByDescending(c => isKnown is null ? 0 : c.rows.Select(cells => cells.Count(isKnown)).DefaultIfEmpty().Max())
            .ThenByDescending(c => c.rows.Count > 0 && c.rows[0].Count > 1)
            .ThenByDescending(c => c.rows.Count(cells => cells.Count == c.rows[0].Count))
            .ThenByDescending(c => c.rows.Count == 0 ? 0 : c.rows[0].Count)
            .First().delimiter;
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
