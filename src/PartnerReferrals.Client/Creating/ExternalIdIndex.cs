using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace PartnerReferrals.Creating;

/// <summary>
/// Which referral has which external id, in about fifty bytes each: hashes and ids, no data. What it finds has to be compared with the referral itself.
/// Thread-safe.
/// </summary>
internal sealed class ExternalIdIndex
{
    // Keeps a folded spelling apart from an id that is spelled so.
    private const string FoldMark = "\u001f";

    private readonly Dictionary<ulong, Entry> _entries = [];

    /// <summary>Takes in a referral; of several with one external id the newest stays.</summary>
    internal void Add(Referral referral)
    {
        if (referral is not { ExternalReferenceId: { Length: > 0 } externalId, Id: { Length: > 0 } id })
        {
            return;
        }

        var entry = new Entry(id, referral.CreatedDateTime?.UtcTicks ?? 0);
        Add(externalId, entry);
        var folded = FoldedText.WithoutZeros(FoldedText.OfId(externalId));
        if (folded != externalId)
        {
            Add(FoldMark + folded, entry);
        }
    }

    /// <summary>
    /// Id of the referral that probably has the external id, or else of one that has it in another spelling; null where certainly none has.
    /// </summary>
    internal string? Find(string externalId)
    {
        var folded = FoldedText.WithoutZeros(FoldedText.OfId(externalId));
        lock (_entries)
        {
            foreach (var key in new[] { externalId, FoldMark + folded, folded })
            {
                if (_entries.TryGetValue(Hash(key), out var entry))
                {
                    return entry.Id;
                }
            }

            return null;
        }
    }

    private void Add(string key, Entry entry)
    {
        var hash = Hash(key);
        lock (_entries)
        {
            if (!_entries.TryGetValue(hash, out var known) || known.CreatedTicks < entry.CreatedTicks)
            {
                _entries[hash] = entry;
            }
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
