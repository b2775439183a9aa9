using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables.Records;

/// <summary>
/// What reports write below their table: copyright, confidentiality, totals. Such lines are held back until it is certain that no row follows;
/// where one does, they are rows themselves. A record with text in several cells always is a row.
/// </summary>
internal sealed class FooterLines(int namedColumns)
{
    private const int MostLines = 20;
    private const int FewestColumns = 3;
    private const int LongestShown = 40;

    // English and the languages around us: what no deal is called, as the first word of a line that says nothing else.
    private static readonly Regex Phrase = new(
        @"^(?:\(c\)|©|copyright\b|confidential\b|vertraulich\b|confidentiel\b|riservato\b|generated (?:by|on|at)\b|exported\b|printed\b|created (?:by|on)\b|erstellt (?:von|am)\b|as of\b|page \d|end of (?:report|file)\b|source:|filters?:|report:|\d+ (?:records|rows)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Total = new(
        @"^(?:grand |sub)?-?(?:totals?|sum|count|summe|gesamt|gesamtsumme|zwischensumme|totale|somme|suma)\b[\s:]*(?:\(.*\))?[\s:]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Number = new(@"^[^\p{L}]*\d[^\p{L}]*(?:[A-Z]{3})?\z", RegexOptions.CultureInvariant);

    private readonly List<Record> _held = [];

    /// <summary>Whether a record is held back, as one that may stand below the table.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isSetOff">A blank line stands above it.</param>
    public bool Hold(Record record, bool isSetOff)
    {
        if (!record.IsReadable || _held.Count == MostLines || namedColumns < FewestColumns || !IsFooter(record, isSetOff || _held.Count > 0))
            return false;

        _held.Add(record);
        return true;
    }

    /// <summary>A row follows: what was held back is rows too.</summary>
    public IReadOnlyList<Record> Release()
    {
        if (_held.Count == 0)
            return [];

        Record[] released = [.. _held];
        _held.Clear();
        return released;
    }

    /// <summary>What is left out at the end of the file; null for nothing. Only well-known words are shown: any other text may be a person's.</summary>
    /// <param name="unit">What the file is counted in: <c>line</c> or <c>row</c>.</param>
    public string? Describe(string unit)
    {
        if (_held.Count == 0)
            return null;

        var lines = string.Join(", ", _held.Select(record => record.FirstLine.ToString(CultureInfo.InvariantCulture)));
        var texts = _held.Select(FirstText).Where(text => Phrase.IsMatch(text) || Total.IsMatch(text)).Select(text => $"'{PlainText.Shown(text, LongestShown)}'").ToList();
        var subject = _held.Count == 1 ? $"{char.ToUpperInvariant(unit[0])}{unit.Substring(1)} {lines} below the table is" : $"{char.ToUpperInvariant(unit[0])}{unit.Substring(1)}s {lines} below the table are";
        return $"{subject} no row and left out{(texts.Count == 0 ? "" : ": " + string.Join(", ", texts))}.";
    }

    private static bool IsFooter(Record record, bool isSetOff)
    {
        var filled = record.CountFilled();
        return (filled == 1 && (isSetOff || Phrase.IsMatch(FirstText(record)))) || (filled > 0 && MayBeTotal(FirstText(record)) && HasOnlyNumbersBehind(record) && Total.IsMatch(FirstText(record)));
    }

    // Asked of every row: what no word of Total begins with tells nearly all.
    private static bool MayBeTotal(string text) => text.Length > 0 && char.ToLowerInvariant(text[0]) is ('-' or 'c' or 'g' or 's' or 't' or 'z');

    private static bool HasOnlyNumbersBehind(Record record)
    {
        var isFirst = true;
        foreach (var cell in record.Cells)
        {
            if (Record.IsEmpty(cell))
                continue;
            if (!isFirst && !IsNumber(cell))
                return false;
            isFirst = false;
        }

        return true;
    }

    private static string FirstText(Record record) => Record.TextOf(record.Cells.First(cell => !Record.IsEmpty(cell)));

    private static bool IsNumber(object? cell) => cell is not string text ? cell is not System.DateTime and not bool : Number.IsMatch(text.Trim());
}
