using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace PartnerReferrals.Help.Markdown;

/// <summary>
/// A table as lines of text: columns side by side, the widest wrapped until the row fits. Where words are too long for
/// that, as error ids are, each row becomes an entry: the first cell, and under it the others with their headings.
/// </summary>
internal static class TableText
{
    private const int Gap = 2;

    /// <summary>A column that has to wrap gets at least this much, or it cannot be read.</summary>
    private const int SmallestWrapped = 24;

    /// <summary>Lays a table out; no line is wider than <paramref name="width"/> unless a single word is.</summary>
    public static string Of(Table table, int width)
    {
        var rows = table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(CellText).ToList()).ToList();
        var columns = Enumerable.Range(0, rows.Max(r => r.Count)).Select(i => rows.Select(r => i < r.Count ? r[i] : "").ToList()).ToList();
        var least = columns.Select(cells => Math.Max(cells.Max(LongestWord), Math.Min(cells.Max(c => c.Length), SmallestWrapped))).ToList();
        var room = width - (Gap * (columns.Count - 1));
        return string.Join('\n', least.Sum() <= room
            ? SideBySide(rows, FitWidths([.. columns.Select(cells => cells.Max(c => c.Length))], least, room))
            : Entries(rows, width));
    }

    private static string CellText(TableCell cell) => string.Join(' ', cell.OfType<ParagraphBlock>().Select(p => InlineText.Of(p.Inline)));

    private static int LongestWord(string text) => text.Split(' ').Max(word => word.Length);

    /// <summary>Takes one character at a time from the widest column that can spare one.</summary>
    private static List<int> FitWidths(List<int> widths, List<int> least, int room)
    {
        while (widths.Sum() > room)
        {
            var widest = Enumerable.Range(0, widths.Count).Where(i => widths[i] > least[i]).MaxBy(i => widths[i]);
            widths[widest]--;
        }

        return widths;
    }

    private static IEnumerable<string> SideBySide(List<List<string>> rows, List<int> widths)
    {
        foreach (var line in RowLines(rows[0], widths))
        {
            yield return line;
        }

        yield return string.Join(new string(' ', Gap), widths.Select(w => new string('-', w)));
        foreach (var line in rows.Skip(1).SelectMany(row => RowLines(row, widths)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> RowLines(List<string> cells, List<int> widths)
    {
        var wrapped = cells.Select((cell, i) => TextWrapper.Wrap(cell, widths[i])).ToList();
        for (var line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            yield return string.Join(
                new string(' ', Gap),
                wrapped.Select((w, i) => (line < w.Count ? w[line] : "").PadRight(widths[i]))).TrimEnd();
        }
    }

    private static IEnumerable<string> Entries(List<List<string>> rows, int width)
    {
        var labels = rows[0].Skip(1).Select(heading => $"  {heading}:").ToList();
        var indent = labels.Max(l => l.Length) + 1;
        foreach (var (row, number) in rows.Skip(1).Select((row, i) => (row, i)))
        {
            if (number > 0)
            {
                yield return "";
            }

            yield return row[0];
            foreach (var (label, cell) in labels.Zip(row.Skip(1)))
            {
                var lines = TextWrapper.Wrap(cell, width - indent);
                yield return label.PadRight(indent) + lines[0];
                foreach (var line in lines.Skip(1))
                {
                    yield return new string(' ', indent) + line;
                }
            }
        }
    }
}
