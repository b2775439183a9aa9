using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>
/// The file a run is written down in and resumed from: JSON Lines, append-only, flushed to disk before the send it announces.
/// One run at a time writes it, whatever name it is opened by; others may read it meanwhile.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly JournalFile _file;
    private readonly JournalReplay _replay;
    private readonly JournalWriter _writer;
    private readonly Dictionary<string, InDoubtRow> _inDoubt;
    private long _lostRows;

    private Journal(JournalFile file, JournalReplay replay, JournalWriter writer)
    {
        _file = file;
        _replay = replay;
        _writer = writer;
        _lostRows = replay.LostRows;
        _inDoubt = replay.InDoubt().ToDictionary(row => row.Key, StringComparer.Ordinal);
        if (!HasInDoubt)
        {
            replay.ForgetIds();
        }
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Whether an earlier run wrote to it.</summary>
    public bool IsResumed => _replay.IsResumed;

    /// <summary>Rows an earlier run knew.</summary>
    public int KnownRows => _replay.Index.Count;

    /// <summary>
    /// Rows that an earlier run may have sent and that have not been asked for yet. What is left at the end of a run is no longer in the input,
    /// and is still in doubt.
    /// </summary>
    public IReadOnlyCollection<InDoubtRow> InDoubt
    {
        get
        {
            lock (_inDoubt)
            {
                return [.. _inDoubt.Values];
            }
        }
    }

    /// <summary>
    /// Rows without external id that an earlier run created and that this run was not asked for. At its end: rows that were removed from the input, or
    /// changed and moved.
    /// </summary>
    public int RowsGone
    {
        get
        {
            lock (_inDoubt)
            {
                return _replay.Index.Gone;
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
        JournalFile? file = null;
        try
        {
            path = System.IO.Path.GetFullPath(path);
            file = JournalFile.Open(path);
            var replay = JournalReplay.Of(file, source);
            var batch = replay.Begin(source, clock.UtcNow);
            return new Journal(file, replay, new JournalWriter(file, batch, flushToDisk));
        }
        catch (Exception e)
        {
            file?.Dispose();
            if (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
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
        _file.Dispose();
    }

    /// <summary>What an earlier run knew of a row; null for a row it did not know. From now on the row counts as seen.</summary>
    /// <exception cref="JournalException">The file was changed under the run's hands.</exception>
    internal JournalLine? Find(string key)
    {
        lock (_inDoubt)
        {
            _inDoubt.Remove(key);
            _replay.Index.MarkSeen(key);
            return _replay.Find(key);
        }
    }

    /// <summary>
    /// The row without external id that an earlier run created where this one stands, and that is no longer in the input as far as is known: this one may be
    /// the same row, changed.
    /// </summary>
    /// <param name="key">A row without external id that the journal does not know.</param>
    /// <param name="row">Its number.</param>
    /// <param name="isInInput">Whether a row is in the input, by its key; null where only what was asked for is known.</param>
    internal JournalLine? FindReplaced(RowKey key, long row, Func<string, bool>? isInInput)
    {
        if (RowKey.IsById(key.Key))
        {
            return null;
        }

        lock (_inDoubt)
        {
            return _replay.FindReplaced(row) is { } line && isInInput?.Invoke(line.Key) != true ? line : null;
        }
    }

    /// <summary>
    /// The same for a row about to be sent. Where lines were lost, a row that the journal does not know may be one of theirs: as many rows as lines can
    /// have been lost are said to have been sent perhaps.
    /// </summary>
    internal JournalLine? Find(RowKey key, long row)
    {
        if (Find(key.Key) is { } line)
        {
            return line;
        }

        // Each line in the file comes after those of the rows that were asked for before it.
        lock (_inDoubt)
        {
            if (_lostRows == 0)
            {
                return null;
            }

            _lostRows--;
            line = new JournalLine { State = JournalState.Sending, Row = row, Key = key.Key, Hash = key.PayloadHash, SentAt = _replay.LostSince, RequestId = Guid.NewGuid() };
            Append(line, soon: false);
            return line;
        }
    }

    /// <summary>
    /// A row may have been sent: when its turn comes, it is searched for. Asked before the first row.
    /// </summary>
    internal bool HasInDoubt
    {
        get
        {
            lock (_inDoubt)
            {
                return _lostRows > 0 || _inDoubt.Count > 0;
            }
        }
    }

    /// <summary>
    /// Ids of the referrals that earlier runs created, be the rows done or half done, oldest first: what looks like the referral of another row is theirs.
    /// </summary>
    /// <remarks>To be asked once.</remarks>
    internal void VisitIds(Action<string, ReferralLeg> visit)
    {
        _replay.VisitIds(visit);
        _replay.ForgetIds();
    }

    internal Task AppendAsync(JournalLine line) => _writer.AppendAsync(line);

    internal void Append(JournalLine line, bool soon) => _writer.Append(line, soon);
}
