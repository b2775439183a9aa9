using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;
using CsvHelper.Configuration;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>Writes rows as RFC 4180 has them.</summary>
internal sealed class CsvRowWriter : IRowWriter
{
    private readonly CsvWriter _writer;
    private readonly char[] _quoteWhenInside;
    private readonly bool _neutralizeFormulas;

    public CsvRowWriter(TextWriter writer, char delimiter, bool neutralizeFormulas)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            NewLine = "\r\n",
        };
        _writer = new CsvWriter(writer, configuration, leaveOpen: true);
        _quoteWhenInside = [delimiter, '"', '\r', '\n'];
        _neutralizeFormulas = neutralizeFormulas;
    }

    public void WriteRow(IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            var text = TypedCell.TextOf(cell);
            if (_neutralizeFormulas)
                text = FormulaGuard.Neutralize(text);
            _writer.WriteField(text, NeedsQuotes(text));
        }

        _writer.NextRecord();
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>White space at the ends needs quotes too: readers, ours included, drop it around unquoted cells.</summary>
    private bool NeedsQuotes(string text) =>
        text.Length > 0
        && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]) || text.IndexOfAny(_quoteWhenInside) >= 0);
}
