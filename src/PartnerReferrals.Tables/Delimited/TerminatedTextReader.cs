using System.IO;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>
/// Ends a text with a line break if it has none. The parser takes <c>"abc ""</c> at the very end of a file for a closed cell;
/// with a line break after it, every cell left open ends with something that is not a quote, which the parser does report.
/// </summary>
internal sealed class TerminatedTextReader(TextReader inner) : TextReader
{
    private char _last = '\n';

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        if (read > 0)
        {
            _last = buffer[index + read - 1];
            return read;
        }

        if (count == 0 || _last is '\n' or '\r')
            return 0;
        buffer[index] = _last = '\n';
        return 1;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
