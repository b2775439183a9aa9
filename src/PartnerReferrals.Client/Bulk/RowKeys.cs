using System;
using System.Collections.Generic;
using System.Globalization;
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
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);

    /// <summary>The key of the next row.</summary>
    /// <param name="referral">What will be sent.</param>
    public RowKey Next(Referral referral)
    {
        var fingerprint = PayloadFingerprint.Of(referral);
        var hash = fingerprint.Hash;
        var name = fingerprint.ExternalId is { } id ? "id:" + id : "hash:" + hash;
        var occurrence = Count(name);
        return fingerprint.ExternalId is null
            ? new RowKey { Key = name + "#" + occurrence.ToString(CultureInfo.InvariantCulture), PayloadHash = hash, Occurrence = occurrence }
            : new RowKey { Key = name, PayloadHash = hash, Occurrence = occurrence, IsDuplicate = occurrence > 1 };
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

    private static ulong Hash(string name)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToUInt64(sha.ComputeHash(Encoding.UTF8.GetBytes(name)), 0);
    }
}
