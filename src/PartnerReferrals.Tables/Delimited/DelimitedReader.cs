using System;
using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PartnerReferrals.Tables.Records;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>Reads the records of a delimited file whatever they mean: cells, the lines they span, and what broke their quoting.</summary>
internal sealed class DelimitedReader : IRecordReader
{
    private static readonly char[] Breaks = ['\r', '\n'];

    private readonly Stream _stream;
    private readonly CsvParser _parser;
    private readonly int _linesBefore;
    private readonly long _length;
    private readonly char _delimiter;
    private long _lastLine;
    private bool _brokenQuote;
    private bool _isOver;

    public DelimitedReader(Stream stream, TableReading reading)
    {
        _stream = stream;

        // Asked once: the operating system is not to be asked for every row.
        _length = stream.CanSeek ? stream.Length : 0;
        var reader = new StreamReader(stream, reading.Encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 15, leaveOpen: true);
        var text = new LeadInReader(reader);
        _lastLine = _linesBefore = text.Lines;
        _delimiter = text.Delimiter ?? reading.Delimiter ?? DelimiterSearch.Find(text.Sample, reading.IsKnown);
        char[] whiteSpace = _delimiter == '\t' ? [' '] : [' ', '\t'];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _delimiter.ToString(),
            Encoding = Encoding.UTF8,
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            MaxFieldSize = Record.LongestCell,
            TrimOptions = TrimOptions.Trim,
            WhiteSpaceChars = whiteSpace,

            // A quote amid an unquoted cell (24" monitor) is text; a cell that begins with a quote must end with one.
            BadDataFound = bad => _brokenQuote |= bad.Field.TrimStart(whiteSpace).StartsWith("\"", StringComparison.Ordinal),
        };
        _parser = new CsvParser(new TerminatedTextReader(text), configuration);
    }

    /// <inheritdoc/>
    public bool IsSheet => false;

    /// <summary>What parts the cells: what the file itself names, else what was asked for, else what its first lines show.</summary>
    public char? Delimiter => _delimiter;

    /// <inheritdoc/>
    public string? WorksheetName => null;

    /// <inheritdoc/>
    public double Progress => _length == 0 ? 1 : Math.Min(1, (double)_stream.Position / _length);

    /// <inheritdoc/>
    public Record? Read()
    {
        if (_isOver)
            return null;
        try
        {
            if (!_parser.Read())
                return null;
        }
        catch (MaxFieldSizeException)
        {
            // Its message quotes the file, so it goes no further.
            _isOver = true;
            return new Record([], _lastLine + 1, _lastLine + 1) { CellTooLong = true };
        }

        var cells = new string[_parser.Count];
        var lineBreaks = 0;
        var brokenQuoteAt = -1;
        for (var i = 0; i < cells.Length; i++)
        {
            _brokenQuote = false;
            cells[i] = _parser[i];
            lineBreaks += CountLineBreaks(cells[i]);
            if (_brokenQuote && brokenQuoteAt < 0)
                brokenQuoteAt = i;
        }

        _lastLine = _linesBefore + _parser.RawRow;
        return new Record(cells, _lastLine - lineBreaks, _lastLine) { BrokenQuoteAt = brokenQuoteAt };
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
