using System;
using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace PartnerReferrals.Tables;

/// <summary>Reads records of a file whatever they mean: cells, the lines they span, and what broke their quoting.</summary>
internal sealed class RecordReader : IDisposable
{
    /// <summary>Longest cell in characters. An unclosed quote swallows the file: this keeps it from filling the memory.</summary>
    internal const int MaxCellLength = 1 << 20;

    private static readonly char[] Breaks = ['\r', '\n'];

    private readonly CsvParser _parser;
    private readonly int _linesBefore;
    private bool _brokenQuote;

    public RecordReader(Stream stream, char delimiter)
    {
        var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 15, leaveOpen: true);
        var text = new LeadInReader(reader);
        LastLine = _linesBefore = text.Lines;
        Delimiter = text.Delimiter ?? delimiter;
        char[] whiteSpace = Delimiter == '\t' ? [' '] : [' ', '\t'];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            Encoding = Encoding.UTF8,
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            MaxFieldSize = MaxCellLength,
            TrimOptions = TrimOptions.Trim,
            WhiteSpaceChars = whiteSpace,

            // A quote amid an unquoted cell (24" monitor) is text; a cell that begins with a quote must end with one.
            BadDataFound = bad => _brokenQuote |= bad.Field.TrimStart(whiteSpace).StartsWith("\"", StringComparison.Ordinal),
        };
        _parser = new CsvParser(new TerminatedTextReader(text), configuration);
    }

    /// <summary>The separator: what the file itself names, else what was asked for.</summary>
    public char Delimiter { get; }

    /// <summary>The cells of the current record.</summary>
    public string[] Cells { get; private set; } = [];

    /// <summary>1-based line on which the current record begins.</summary>
    public long FirstLine { get; private set; }

    /// <summary>1-based line on which the current record ends.</summary>
    public long LastLine { get; private set; }

    /// <summary>0-based index of the first cell whose quotes do not match; -1 where all do.</summary>
    public int BrokenQuoteAt { get; private set; } = -1;

    /// <summary>True once a cell grew past <see cref="MaxCellLength"/>; nothing can be read after it.</summary>
    public bool CellTooLong { get; private set; }

    /// <summary>Moves to the next record that is not a blank line.</summary>
    public bool Read()
    {
        if (CellTooLong)
            return false;
        try
        {
            if (!_parser.Read())
                return false;
        }
        catch (MaxFieldSizeException)
        {
            // Its message quotes the file, so it goes no further.
            Cells = [];
            FirstLine = LastLine + 1;
            CellTooLong = true;
            return true;
        }

        var cells = new string[_parser.Count];
        var lineBreaks = 0;
        BrokenQuoteAt = -1;
        for (var i = 0; i < cells.Length; i++)
        {
            _brokenQuote = false;
            cells[i] = _parser[i];
            lineBreaks += CountLineBreaks(cells[i]);
            if (_brokenQuote && BrokenQuoteAt < 0)
                BrokenQuoteAt = i;
        }

        Cells = cells;
        LastLine = _linesBefore + _parser.RawRow;
        FirstLine = LastLine - lineBreaks;
        return true;
    }

    public void Dispose() => _parser.Dispose();

    private static int CountLineBreaks(string cell)
    {
        var count = 0;
        for (var i = cell.IndexOfAny(Breaks); i >= 0; i = i + 1 < cell.Length ? cell.IndexOfAny(Breaks, i + 1) : -1)
        {
            if (cell[i] == '\r' || i == 0 || cell[i - 1] != '\r')
                count++;
        }

        return count;
    }
}
