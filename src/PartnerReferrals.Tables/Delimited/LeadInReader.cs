using System;
using System.IO;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>
/// Skips what may stand in front of the header and is no part of the table: <c>sep=;</c>, by which spreadsheets are told the
/// separator, and <c>#TYPE …</c>, as Export-Csv of Windows PowerShell writes it. Shows the first text of what follows.
/// </summary>
internal sealed class LeadInReader : TextReader
{
    // Longer than the header and first rows of any sensible file; a first line of any length must not be held in memory.
    private const int SampleLength = 1 << 14;

    private readonly TextReader _inner;
    private int _position;

    /// <param name="inner">The text from its beginning.</param>
    public LeadInReader(TextReader inner)
    {
        _inner = inner;
        var sample = new char[SampleLength];
        var length = 0;
        for (int read; length < SampleLength && (read = inner.Read(sample, length, SampleLength - length)) > 0;)
            length += read;
        Sample = new string(sample, 0, length);
        while (SkipLine())
            Lines++;
    }

    /// <summary>How many lines were skipped.</summary>
    public int Lines { get; private set; }

    /// <summary>The separator the file names; null where it names none.</summary>
    public char? Delimiter { get; private set; }

    /// <summary>The beginning of the text, without the lines that were skipped.</summary>
    public string Sample { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        var left = Sample.Length - _position;
        if (left == 0)
            return _inner.Read(buffer, index, count);

        var length = Math.Min(count, left);
        Sample.CopyTo(_position, buffer, index, length);
        _position += length;
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
        var end = Sample.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? Sample : Sample.Substring(0, end);
        if (!IsSeparator(line.TrimEnd(' ')) && !line.StartsWith("#TYPE ", StringComparison.OrdinalIgnoreCase))
            return false;

        var isPair = end >= 0 && end + 1 < Sample.Length && Sample[end] == '\r' && Sample[end + 1] == '\n';
        Sample = end < 0 ? "" : Sample.Substring(end + (isPair ? 2 : 1));
        return true;
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
