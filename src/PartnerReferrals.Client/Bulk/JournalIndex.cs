using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Where in the journal each row's last line stands: about fifty bytes a row, so that a million rows can be resumed. The line itself is read when it is needed.
/// </summary>
internal sealed class JournalIndex : IDisposable
{
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly SHA256 _sha = SHA256.Create();

    internal int Count => _entries.Count;

    internal void Set(string key, JournalState state, long offset) => _entries[KeyOf(key)] = new Entry(state, offset);

    internal bool TryGet(string key, out JournalState state, out long offset)
    {
        var found = _entries.TryGetValue(KeyOf(key), out var entry);
        (state, offset) = (entry.State, entry.Offset);
        return found;
    }

    public void Dispose() => _sha.Dispose();

    private Guid KeyOf(string key)
    {
        lock (_sha)
        {
            var hash = _sha.ComputeHash(Encoding.UTF8.GetBytes(key));
            var half = new byte[16];
            Array.Copy(hash, half, half.Length);
            return new Guid(half);
        }
    }

    private readonly struct Entry(JournalState state, long offset)
    {
        internal JournalState State { get; } = state;

        internal long Offset { get; } = offset;
    }
}
