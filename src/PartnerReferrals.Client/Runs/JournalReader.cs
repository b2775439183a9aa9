using System;
using System.IO;
using System.Text;

namespace PartnerReferrals.Runs;

/// <summary>
/// Replays a journal. A crash or power cut spoils at most the last batch: its lines may be cut off, missing or empty. What can be read of it is kept;
/// how many lines cannot is counted, and the run that finds it so writes it down (<see cref="JournalRun.Lost"/>). A bad line in any earlier batch, and
/// batches that do not follow one another, are damage.
/// </summary>
internal sealed class JournalReader
{
    private const int LineLength = 512;
    private const int ManyLines = 1 << 20;

    // No line is longer; what is has lost its end. It need not be held in memory.
    private const int LongestLine = 1 << 18;

    // The shortest line a row can have: so many rows at most can have stood where nothing can be read.
    private const int ShortestLine = 64;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private JournalVisitor _visit = static (in JournalEntry _) => { };
    private bool _isBatchWhole = true;
    private long _badLine;
    private long _badBatch;
    private long _badLines;

    /// <summary>Number of the last batch.</summary>
    internal long LastBatch { get; private set; }

    /// <summary>1-based number of a line that is damage; 0 where there is none.</summary>
    internal long DamagedLine { get; private set; }

    /// <summary>How many lines of the last batch cannot be read, at most. No run has owned up to them yet.</summary>
    internal long Lost => _badLines > 0 ? _badLines : _isBatchWhole ? 0 : 1;

    /// <summary>The last line lacks its line end.</summary>
    internal bool LacksLineEnd { get; private set; }

    /// <summary>The run that opened the journal last; null for a journal of before there were such lines.</summary>
    internal JournalRun? LastRun { get; private set; }

    /// <summary>Is told of each run's line and where it stands, in order with the rows' lines.</summary>
    internal Action<JournalRun, long> VisitRun { get; init; } = static (_, _) => { };

    /// <summary>Reads from the start to the end.</summary>
    internal void Read(Stream stream, JournalVisitor visit)
    {
        _visit = visit;
        var buffer = new byte[ManyLines];
        long bufferAt = 0;
        long number = 0;
        var kept = 0;
        var skipped = 0L;
        stream.Position = 0;
        int read;
        while (DamagedLine == 0 && (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = kept + read;
            var start = 0;
            var searchFrom = kept;
            int newline;
            while (DamagedLine == 0 && (newline = Array.IndexOf(buffer, (byte)'\n', searchFrom, filled - searchFrom)) >= 0)
            {
                Take(buffer, start, newline, bufferAt + start, ++number, skipped);
                skipped = 0;
                start = searchFrom = newline + 1;
            }

            kept = filled - start;
            if (kept > LongestLine)
            {
                skipped += kept;
                kept = 0;
                bufferAt += filled;
                continue;
            }

            Buffer.BlockCopy(buffer, start, buffer, 0, kept);
            bufferAt += start;
        }

        if (DamagedLine == 0 && kept + skipped > 0)
        {
            LacksLineEnd = true;
            Take(buffer, 0, kept, bufferAt, ++number, skipped);
        }
    }

    /// <summary>Reads one line.</summary>
    internal static JournalLine? ReadAt(Stream stream, long offset)
    {
        var line = new MemoryStream(LineLength);
        var buffer = new byte[LineLength];
        stream.Position = offset;
        int read;
        while (line.Length <= LongestLine && (read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var newline = Array.IndexOf(buffer, (byte)'\n', 0, read);
            line.Write(buffer, 0, newline < 0 ? read : newline);
            if (newline >= 0)
            {
                break;
            }
        }

        return TextOf(line.GetBuffer(), 0, (int)line.Length) is { } text ? JournalLine.Parse(text) : null;
    }

    private void Take(byte[] buffer, int start, int end, long offset, long number, long skipped)
    {
        if (number == 1)
        {
            // The header: whoever opens the journal has looked at it.
            return;
        }

        if (skipped > 0)
        {
            Bad(number, skipped + (end - start));
        }
        else if (new JournalLineScanner(buffer, start, end).TryRead(out var entry))
        {
            entry.Offset = offset;
            Good(entry, number);
        }
        else if (TextOf(buffer, start, end - start) is not { } text)
        {
            Bad(number, end - start);
        }
        else if (JournalLine.Parse(text) is { } line)
        {
            Good(JournalEntry.Of(line, offset), number);
        }
        else if (JournalRun.Parse(text) is { } run)
        {
            Good(run, offset, number);
        }
        else
        {
            Bad(number, end - start);
        }
    }

    private void Bad(long number, long length)
    {
        if (_badLine == 0)
        {
            _badLine = number;
            _badBatch = _isBatchWhole ? LastBatch + 1 : LastBatch;
        }

        _badLines += Math.Max(1, length / ShortestLine);
    }

    private void Good(in JournalEntry entry, long number)
    {
        if (IsInOrder(entry.Batch, number))
        {
            LastBatch = entry.Batch;
            _isBatchWhole = entry.EndsBatch;
            _visit(entry);
        }
    }

    private void Good(JournalRun run, long offset, long number)
    {
        if (run.Lost > 0 && run.Batch >= LastBatch)
        {
            // It has seen them, and says so.
            _badLine = _badLines = 0;
        }
        else if (!IsInOrder(run.Batch, number))
        {
            return;
        }

        LastBatch = run.Batch;
        _isBatchWhole = true;
        LastRun = run;
        VisitRun(run, offset);
    }

    private bool IsInOrder(long batch, long number)
    {
        if (_badLine > 0)
        {
            // A later batch was begun after the one with the bad line had been flushed.
            DamagedLine = batch == _badBatch ? 0 : _badLine;
        }
        else
        {
            DamagedLine = batch == LastBatch + 1 || (batch == LastBatch && !_isBatchWhole) ? 0 : number;
        }

        return DamagedLine == 0;
    }

    private static string? TextOf(byte[] buffer, int start, int length)
    {
        try
        {
            return Utf8.GetString(buffer, start, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
