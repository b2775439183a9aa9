using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Tables.Records;

/// <summary>
/// Finds the header: the first record, or one below some lines of title, told by the names in it that are known. What was read on the way
/// below the header is kept, it is the first rows.
/// </summary>
internal sealed class HeaderSearch
{
    public const int MostTitleLines = 20;
    private const int FewestKnown = 2;

    // A number, a date, a mail address, an id: nobody calls a column so.
    private static readonly Regex Data = new(
        @"^(?:[+-]?[\d.,' \u00A0]*\d%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|[^@\s]+@[^@\s]+\.[^@\s]+|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})\z", RegexOptions.CultureInvariant);

    private HeaderSearch(Record? header, IReadOnlyList<Record> below, int known) => (Header, Below, Known) = (header, below, known);

    /// <summary>The header; null where the file holds nothing.</summary>
    public Record? Header { get; }

    /// <summary>Records below the header that have been read already.</summary>
    public IReadOnlyList<Record> Below { get; }

    /// <summary>How many of its names are known.</summary>
    public int Known { get; }

    /// <summary>Looks for the header.</summary>
    /// <param name="records">The file from its beginning.</param>
    /// <param name="isKnown">Whether a name is a column's that is understood; null where no name is: the first record is the header.</param>
    public static HeaderSearch Find(IRecordReader records, Func<string, bool>? isKnown)
    {
        var read = new List<Record>();
        var (header, most) = (0, 0);
        while (read.Count <= MostTitleLines && most < FewestKnown && records.Read() is { } record)
        {
            if (records.IsSheet && !record.HasContent)
                continue;

            read.Add(record);
            var known = isKnown is null ? 0 : CountKnown(record, isKnown);
            if (read.Count == 1 || known >= FewestKnown)
                (header, most) = (read.Count - 1, known);
            if (isKnown is null || !record.IsReadable)
                break;
        }

        return read.Count == 0 ? new(null, [], 0) : new(read[header], read.GetRange(header + 1, read.Count - header - 1), most);
    }

    /// <summary>Whether a record looks like a row and not like the names of columns.</summary>
    public static bool LooksLikeData(Record record) =>
        Array.Exists(record.Cells, cell => !Record.IsEmpty(cell) && (cell is not string text || Data.IsMatch(text.Trim())));

    /// <summary>How many different names of a record are known.</summary>
    public static int CountKnown(Record record, Func<string, bool> isKnown) => record.Cells
        .OfType<string>().Select(cell => cell.Trim()).Where(name => name.Length > 0)
        .Distinct(StringComparer.OrdinalIgnoreCase).Count(isKnown);
}
