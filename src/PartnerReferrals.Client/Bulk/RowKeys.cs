using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Gives the rows of one input their keys, in order. A row with an external id is known by it; any other by the hash of what is sent and by how many equal
/// rows came before, so that rows may be re-ordered between runs. Not thread-safe.
/// </summary>
public sealed class RowKeys
{
    private readonly CompactHashSet _seen = new();
    private readonly SHA256 _sha = SHA256.Create();
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);

    /// <summary>The key of the next row.</summary>
    /// <param name="referral">What will be sent.</param>
    public RowKey Next(Referral referral)
    {
        var fingerprint = PayloadFingerprint.Of(referral);
        var name = RowKey.NameOf(fingerprint);
        return new RowKey(name, fingerprint, Count(name));
    }

    /// <summary>Whether a row with this key came.</summary>
    /// <param name="key"><see cref="RowKey.Key"/>.</param>
    public bool Contains(string key)
    {
        var (name, occurrence) = RowKey.Split(key ?? throw new ArgumentNullException(nameof(key)));
        return occurrence == 1 ? _seen.Contains(Hash(name)) : _repeated.TryGetValue(name, out var count) && count >= occurrence;
    }

    // Only names that occur twice are kept as text.
    private int Count(string name)
    {
        if (_seen.Add(Hash(name)))
        {
            return 1;
        }

        var occurrence = _repeated.TryGetValue(name, out var count) ? count + 1 : 2;
        _repeated[name] = occurrence;
        return occurrence;
    }

    private ulong Hash(string name) => BitConverter.ToUInt64(_sha.ComputeHash(Encoding.UTF8.GetBytes(name)), 0);
}
