using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Replays a journal. A crash or power cut tears at most the last batch: its lines may be cut off, missing, or empty. Nothing was sent on the word of a
/// batch that was not whole on disk, so everything from the first bad line of the last batch on is dropped. A bad line further up is damage.
/// </summary>
internal sealed class JournalReader
{
    private const int LineLength = 512;
    private const int ManyLines = 1 << 16;

    /// <summary>Length of the part that holds good.</summary>
    internal long GoodLength { get; private set; }

    /// <summary>Number of the last batch.</summary>
    internal long LastBatch { get; private set; }

    /// <summary>1-based number of a bad line that is not part of the last batch; 0 where there is none.</summary>
    internal long DamagedLine { get; private set; }

    /// <summary>First line, without its end; null where the file has no whole line.</summary>
    internal string? Header { get; private set; }

    /// <summary>Reads from the start to the end.</summary>
    internal void Read(Stream stream, Action<JournalLine, long> visit)
    {
        long badLine = 0;
        var isBatchWhole = true;
        foreach (var (text, offset, end, number) in Lines(stream, ManyLines))
        {
            if (number == 1)
            {
                Header = text;
                GoodLength = end;
                continue;
            }

            if (JournalLine.Parse(text) is not { } line)
            {
                badLine = badLine == 0 ? number : badLine;
            }
            else if (badLine == 0)
            {
                visit(line, offset);
                GoodLength = end;
                LastBatch = Math.Max(LastBatch, line.Batch);
                isBatchWhole = line.EndsBatch;
            }
            else if (line.Batch > (isBatchWhole ? LastBatch + 1 : LastBatch))
            {
                // A later batch was begun after the one with the bad line had been flushed.
                DamagedLine = badLine;
                return;
            }
        }
    }

    /// <summary>Reads one line.</summary>
    internal static JournalLine? ReadAt(Stream stream, long offset)
    {
        stream.Position = offset;
        foreach (var (text, _, _, _) in Lines(stream, LineLength))
        {
            return JournalLine.Parse(text);
        }

        return null;
    }

    // Whole lines only: what has no line feed was never flushed whole.
    private static IEnumerable<(string Text, long Offset, long End, long Number)> Lines(Stream stream, int bufferLength)
    {
        var bufferAt = stream.Position;
        var offset = bufferAt;
        var line = new MemoryStream();
        var buffer = new byte[bufferLength];
        long number = 0;
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            int feed;
            while ((feed = Array.IndexOf(buffer, (byte)'\n', start, read - start)) >= 0)
            {
                string text;
                if (line.Length == 0)
                {
                    text = Encoding.UTF8.GetString(buffer, start, feed - start);
                }
                else
                {
                    line.Write(buffer, start, feed - start);
                    text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
                }

                var end = bufferAt + feed + 1;
                yield return (text, offset, end, ++number);
                offset = end;
                start = feed + 1;
                line.SetLength(0);
            }

            line.Write(buffer, start, read - start);
            bufferAt += read;
        }
    }
}
