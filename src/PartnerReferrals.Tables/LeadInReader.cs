using System;
using System.IO;
using System.Text;

namespace PartnerReferrals.Tables;

/// <summary>
/// Skips what may stand in front of the header and is no part of the table: <c>sep=;</c>, by which spreadsheets are told the
/// separator, and <c>#TYPE …</c>, as Export-Csv of Windows PowerShell writes it.
/// </summary>
internal sealed class LeadInReader : TextReader
{
    // Longer than any name of a type; a first line of any length must not be held in memory.
    private const int LongestLine = 1024;

    private readonly TextReader _inner;
    private string _rest = "";

    /// <param name="inner">The text from its beginning.</param>
    public LeadInReader(TextReader inner)
    {
        _inner = inner;
        while (SkipLine())
            Lines++;
    }

    /// <summary>How many lines were skipped.</summary>
    public int Lines { get; private set; }

    /// <summary>The separator the file names; null where it names none.</summary>
    public char? Delimiter { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        if (_rest.Length == 0)
            return _inner.Read(buffer, index, count);

        var length = Math.Min(count, _rest.Length);
        _rest.CopyTo(0, buffer, index, length);
        _rest = _rest.Substring(length);
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    private bool SkipLine()
    {
        // Anything else than these begins a header.
        if (_inner.Peek() is not ('#' or 's' or 'S' or '"'))
            return false;

        var line = new StringBuilder();
        while (line.Length < LongestLine && (line.Length == 0 || line[line.Length - 1] != '\n') && _inner.Read() is >= 0 and var next)
        {
            line.Append((char)next);
            if (next == '\r' && _inner.Peek() != '\n')
                break;
        }

        var text = line.ToString();
        if (IsSeparator(text.TrimEnd('\r', '\n', ' ')) || text.StartsWith("#TYPE ", StringComparison.OrdinalIgnoreCase))
            return true;

        _rest = text;
        return false;
    }

    private bool IsSeparator(string line)
    {
        var text = line.Length > 1 && line[0] == '"' && line[line.Length - 1] == '"' ? line.Substring(1, line.Length - 2) : line;
        if (text.Length != 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return false;

        Delimiter = text[4];
        return true;
    }
}
