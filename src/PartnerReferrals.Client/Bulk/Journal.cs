using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Bulk;

/// <summary>
/// The file a run is written down in and resumed from: JSON Lines, append-only, flushed to disk before the send it announces.
/// One process writes it; <c>&lt;path&gt;.lock</c> guards it and stays behind, empty.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream _lockFile;
    private readonly FileStream _reading;
    private readonly JournalIndex _index;
    private readonly JournalWriter _writer;
    private readonly Dictionary<string, UnsettledRow> _unsettled;

    private Journal(string path, FileStream lockFile, FileStream reading, JournalIndex index, JournalWriter writer, Dictionary<string, UnsettledRow> unsettled, bool isResumed)
    {
        Path = path;
        _lockFile = lockFile;
        _reading = reading;
        _index = index;
        _writer = writer;
        _unsettled = unsettled;
        IsResumed = isResumed;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether an earlier run wrote to it.</summary>
    public bool IsResumed { get; }

    /// <summary>Rows an earlier run knew.</summary>
    public int KnownRows => _index.Count;

    /// <summary>
    /// Rows that an earlier run may have sent and that have not been asked for yet. What is left at the end of a run is no longer in the input,
    /// and nobody has settled it.
    /// </summary>
    public IReadOnlyCollection<UnsettledRow> Unsettled
    {
        get
        {
            lock (_unsettled)
            {
                return [.. _unsettled.Values];
            }
        }
    }

    /// <summary>Opens a journal to go on writing it, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What stands for the source and its mapping; see <see cref="JournalSource"/>. A journal of another source is refused.</param>
    /// <param name="clock">Time; null for the machine's.</param>
    /// <exception cref="JournalException">In use, of another source, damaged, or not writable.</exception>
    public static Journal Open(string path, string source, IClock? clock = null) =>
        Open(path, source, clock ?? SystemClock.Instance, static stream => ((FileStream)stream).Flush(flushToDisk: true));

    internal static Journal Open(string path, string source, IClock clock, Action<Stream> flushToDisk)
    {
        path = System.IO.Path.GetFullPath(path);
        FileStream? lockFile = null;
        FileStream? writing = null;
        try
        {
            lockFile = Lock(path);
            writing = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
            var index = new JournalIndex();
            var unsettled = new Dictionary<string, UnsettledRow>(StringComparer.Ordinal);
            var (isResumed, lastBatch) = Replay(path, source, writing, index, unsettled);
            if (!isResumed)
            {
                writing.SetLength(0);
                var header = Encoding.UTF8.GetBytes(JournalHeader.Write(source, clock.UtcNow));
                writing.Write(header, 0, header.Length);
                writing.Flush(flushToDisk: true);
            }

            writing.Seek(0, SeekOrigin.End);
            var reading = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 4096);
            var writer = new JournalWriter(writing, lastBatch, flushToDisk);
            return new Journal(path, lockFile, reading, index, writer, unsettled, isResumed);
        }
        catch (Exception e)
        {
            writing?.Dispose();
            lockFile?.Dispose();
            if (e is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw JournalErrors.NotReadable(path, e);
            }

            throw;
        }
    }

    /// <summary>Writes what is left to disk and lets others use the file.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _reading.Dispose();
        _index.Dispose();
        _lockFile.Dispose();
    }

    /// <summary>What an earlier run knew of a row; null for a row it did not know. From now on the row counts as seen.</summary>
    internal JournalLine? Find(string key)
    {
        if (!_index.TryGet(key, out _, out var offset))
        {
            return null;
        }

        lock (_unsettled)
        {
            _unsettled.Remove(key);
        }

        return Read(key, offset);
    }

    /// <summary>
    /// A row may have been sent: when its turn comes, it is searched for. Asked before the first row.
    /// </summary>
    internal bool HasUnsettled
    {
        get
        {
            lock (_unsettled)
            {
                return _unsettled.Count > 0;
            }
        }
    }

    /// <summary>
    /// Ids of the referrals that earlier runs created, be the rows done or half done, oldest first: what looks like the referral of another row is theirs.
    /// Reads the whole journal again.
    /// </summary>
    internal void VisitIds(Action<string> visit)
    {
        lock (_reading)
        {
            _reading.Position = 0;
            new JournalReader().Read(_reading, (line, _) =>
            {
                Visit(line.Id);
                Visit(line.ConnectedId);
            });
        }

        void Visit(string? id)
        {
            if (id is not null)
            {
                visit(id);
            }
        }
    }

    internal Task AppendAsync(JournalLine line) => _writer.AppendAsync(line);

    internal void Append(JournalLine line, bool soon) => _writer.Append(line, soon);

    private JournalLine? Read(string key, long offset)
    {
        lock (_reading)
        {
            return JournalReader.ReadAt(_reading, offset) is { } line && line.Key == key ? line : null;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (JournalErrors.IsSharingViolation(e))
        {
            throw JournalErrors.InUse(path, e);
        }
    }

    private static (bool IsResumed, long LastBatch) Replay(string path, string source, FileStream stream, JournalIndex index, Dictionary<string, UnsettledRow> unsettled)
    {
        if (stream.Length == 0)
        {
            return (false, 0);
        }

        CheckHeader(path, source, stream, out var isTorn);
        if (isTorn)
        {
            return (false, 0);
        }

        var reader = new JournalReader();
        stream.Position = 0;
        reader.Read(stream, (line, offset) =>
        {
            index.Set(line.Key, line.State, offset);
            if (line.State is JournalState.Sending or JournalState.Unknown)
            {
                unsettled[line.Key] = new UnsettledRow(line.Row, line.Key, line.Hash, line.SentAt);
            }
            else
            {
                unsettled.Remove(line.Key);
            }
        });

        if (reader.DamagedLine > 0)
        {
            throw JournalErrors.Damaged(path, reader.DamagedLine);
        }

        if (reader.GoodLength < stream.Length)
        {
            // Nothing was sent on the word of what is dropped here.
            stream.SetLength(reader.GoodLength);
            stream.Flush(flushToDisk: true);
        }

        return (true, reader.LastBatch);
    }

    private static void CheckHeader(string path, string source, FileStream stream, out bool isTorn)
    {
        var start = new byte[(int)Math.Min(stream.Length, 64 * 1024)];
        var length = stream.Read(start, 0, start.Length);
        Array.Resize(ref start, length);
        var feed = Array.IndexOf(start, (byte)'\n');
        isTorn = feed < 0 && JournalHeader.IsTorn(start);
        if (isTorn)
        {
            return;
        }

        var header = feed < 0 ? null : JournalHeader.Parse(Encoding.UTF8.GetString(start, 0, feed));
        if (header is not { } found)
        {
            throw JournalErrors.NotAJournal(path);
        }

        if (found.Version != JournalHeader.Version)
        {
            throw JournalErrors.UnknownVersion(path, found.Version);
        }

        if (found.Source != source)
        {
            throw JournalErrors.OtherSource(path);
        }
    }
}
