using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace PartnerReferrals.Sending;

/// <summary>
/// Which referral has which external id, in about fifty bytes each: hashes and ids, no data. What it finds has to be compared with the referral itself.
/// Thread-safe.
/// </summary>
internal sealed class ExternalIdIndex
{
    private readonly Dictionary<ulong, Entry> _entries = [];

    /// <summary>Takes in a referral; of several with one external id the newest stays.</summary>
    internal void Add(Referral referral)
    {
        if (referral is not { ExternalReferenceId: { Length: > 0 } externalId, Id: { Length: > 0 } id })
        {
            return;
        }

        var entry = new Entry(id, referral.CreatedDateTime?.UtcTicks ?? 0);
        var hash = Hash(externalId);
        lock (_entries)
        {
            if (!_entries.TryGetValue(hash, out var known) || known.CreatedTicks < entry.CreatedTicks)
            {
                _entries[hash] = entry;
            }
        }
    }

    /// <summary>Id of the referral that probably has the external id; null where certainly none has.</summary>
    internal string? Find(string externalId)
    {
        var hash = Hash(externalId);
        lock (_entries)
        {
            return _entries.TryGetValue(hash, out var entry) ? entry.Id : null;
        }
    }

    private static ulong Hash(string externalId)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToUInt64(sha.ComputeHash(Encoding.UTF8.GetBytes(externalId)), 0);
    }

    private readonly struct Entry
    {
        private readonly Guid _guid;
        private readonly string? _text;

        internal Entry(string id, long createdTicks)
        {
            CreatedTicks = createdTicks;

            // As text only where it would not come back the same.
            if (!Guid.TryParse(id, out _guid) || _guid.ToString() != id)
            {
                _text = id;
            }
        }

        internal long CreatedTicks { get; }

        internal string Id => _text ?? _guid.ToString();
    }
}
