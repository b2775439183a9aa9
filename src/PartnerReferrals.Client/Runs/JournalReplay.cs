using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>What a journal says of the runs before this one, from one reading.</summary>
internal sealed class JournalReplay
{
    private readonly JournalFile _file;
    private readonly JournalReader _reader;
    private readonly List<Guid> _ids = [];
    private readonly List<Guid> _connectedIds = [];
    private readonly List<(string Id, ReferralLeg Leg)> _oddIds = [];
    private long _lastSentAt = -1;
    private long _lossAt = -1;
    private DateTimeOffset _startedAt;

    private JournalReplay(JournalFile file)
    {
        _file = file;
        _reader = new JournalReader { VisitRun = Visit };
    }

    /// <summary>Whether an earlier run wrote to the file.</summary>
    internal bool IsResumed { get; private set; }

    internal JournalIndex Index { get; } = new();

    /// <summary>
    /// Rows at most of which all lines were lost: the journal does not know them, and they may have been sent. They were under way when it broke off,
    /// so they are among the next rows of the input.
    /// </summary>
    internal long LostRows { get; private set; }

    /// <summary>Nothing of which the line was lost was sent before this moment (UTC).</summary>
    internal DateTimeOffset LostSince { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JournalException">It is no journal, another's, or damaged.</exception>
    internal static JournalReplay Of(JournalFile file, string source)
    {
        var replay = new JournalReplay(file);
        if (file.Stream.Length > 0)
        {
            replay.CheckHeader(source);
            replay.IsResumed = true;
            replay._reader.Read(file.Stream, replay.Visit);
            if (replay._reader.DamagedLine > 0)
            {
                throw JournalErrors.Damaged(file.Path, replay._reader.DamagedLine);
            }
        }

        return replay;
    }

    /// <summary>Writes down that a run begins, and what it found lost.</summary>
    /// <returns>The number of the batch.</returns>
    internal long Begin(string source, DateTimeOffset now)
    {
        var run = JournalRun.Now(_reader.LastBatch + 1, _reader.Lost);
        var text = !IsResumed ? JournalHeader.Write(source, now) : _reader.LacksLineEnd ? "\n" : "";
        Visit(run, _file.Stream.Length);
        LostSince = _lastSentAt >= 0 && LineAt(_lastSentAt) is { SentAt: { } sentAt } ? sentAt : IsResumed ? _startedAt : now;
        _file.Append(Encoding.UTF8.GetBytes(text + run.ToJson()));
        ((FileStream)_file.Stream).Flush(flushToDisk: true);
        return run.Batch;
    }

    /// <summary>What is known of a row; null for one that is not known.</summary>
    internal JournalLine? Find(string key) =>
        Index.Find(key) is not { } place ? null
        : LineAt(place) is { } line && line.Key == key ? line
        : throw JournalErrors.Changed(_file.Path);

    /// <summary>
    /// The row without external id that was created under a row number, where nobody has asked for it: what stands there now may be the same row, changed.
    /// </summary>
    internal JournalLine? FindReplaced(long row) =>
        Index.FindByContent(row) is { } offset && LineAt(offset) is { Id: not null } line && Index.Find(line.Key) is { IsSeen: false, State: JournalState.Created } ? line : null;

    /// <summary>Rows that may have been sent without anybody knowing what came of it.</summary>
    internal IEnumerable<InDoubtRow> InDoubt()
    {
        foreach (var place in Index.Places)
        {
            if (place.State is JournalState.Sending or JournalState.Unknown || IsInDoubt(place))
            {
                var line = LineAt(place);
                yield return new InDoubtRow(line.Row, line.Key, line.Hash, line.SentAt);
            }
        }
    }

    /// <summary>Ids of all referrals that earlier runs created, before they are let go of.</summary>
    internal void VisitIds(Action<string, ReferralLeg> visit)
    {
        _oddIds.ForEach(odd => visit(odd.Id, odd.Leg));
        foreach (var id in _ids)
        {
            visit(id.ToString(), ReferralLeg.Own);
        }

        foreach (var id in _connectedIds)
        {
            visit(id.ToString(), ReferralLeg.Microsoft);
        }
    }

    /// <summary>Lets go of the ids, which for a million rows are much.</summary>
    internal void ForgetIds()
    {
        _oddIds.Clear();
        foreach (var ids in (List<Guid>[])[_ids, _connectedIds])
        {
            ids.Clear();
            ids.TrimExcess();
        }
    }

    // The line that was lost may have said that the row was sent.
    private bool IsInDoubt(JournalPlace place) => place.Offset < _lossAt && place.State is not (JournalState.Created or JournalState.Updated);

    private JournalLine LineAt(JournalPlace place)
    {
        var line = LineAt(place.Offset);
        return IsInDoubt(place) && line.SentAt is null ? line.PerhapsSentSince(LostSince) : line;
    }

    private JournalLine LineAt(long offset) => _file.ReadLine(offset) ?? throw JournalErrors.Changed(_file.Path);

    private void Visit(in JournalEntry entry)
    {
        if (Index.Set(entry) && LostRows > 0)
        {
            // One of the rows that were lost, or one that came after them.
            LostRows--;
        }

        if (entry.HasSentAt && _lossAt < 0)
        {
            _lastSentAt = entry.Offset;
        }

        Keep(entry.Id, entry.OddId, ReferralLeg.Own);
        Keep(entry.ConnectedId, entry.OddConnectedId, ReferralLeg.Microsoft);
    }

    private void Keep(Guid id, string? oddId, ReferralLeg leg)
    {
        if (id != Guid.Empty)
        {
            (leg == ReferralLeg.Own ? _ids : _connectedIds).Add(id);
        }
        else if (oddId is not null)
        {
            _oddIds.Add((oddId, leg));
        }
    }

    private void Visit(JournalRun run, long offset)
    {
        if (run.Lost > 0)
        {
            _lossAt = offset;
            LostRows += run.Lost;
        }
    }

    private void CheckHeader(string source)
    {
        var header = JournalHeader.Read(_file.Stream, _file.Path);
        if (header.Source != source)
        {
            throw JournalErrors.OtherSource(_file.Path);
        }

        _startedAt = header.StartedAt ?? DateTimeOffset.MinValue;
    }
}
