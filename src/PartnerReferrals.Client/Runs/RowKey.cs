using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Runs;

/// <summary>What a run knows a row by.</summary>
internal sealed class RowKey
{
    internal const string IdPrefix = "id:";

    internal const string ReferralPrefix = "referral:";

    private readonly PayloadFingerprint _fingerprint;

    internal RowKey(string name, PayloadFingerprint fingerprint, int occurrence)
    {
        Key = IsById(name) ? name : name + "#" + occurrence.ToString(CultureInfo.InvariantCulture);
        Occurrence = occurrence;
        IsDuplicate = occurrence > 1 && IsById(name);
        _fingerprint = fingerprint;
    }

    /// <summary><c>id:</c> and the external id; else <c>hash:</c>, the payload's hash, and the occurrence after a <c>#</c>.</summary>
    public string Key { get; }

    /// <summary>Hash of the payload. Only a journal needs it, so it is computed when first asked for.</summary>
    public string PayloadHash => _fingerprint.Hash;

    /// <summary>1 for the first row with this payload or external id, 2 for the second…</summary>
    public int Occurrence { get; }

    /// <summary>An earlier row of the same input has the same external id: one of the two is wrong.</summary>
    public bool IsDuplicate { get; }

    /// <summary>What tells a payload from others, before equal ones are counted.</summary>
    internal static string NameOf(PayloadFingerprint fingerprint) => fingerprint.ExternalId is { } id ? IdPrefix + id : "hash:" + fingerprint.Hash;

    /// <summary>Whether a key is that of a row with an external id; any other row can be recognized by its content only.</summary>
    internal static bool IsById(string key) => key.StartsWith(IdPrefix, StringComparison.Ordinal);

    /// <summary>Whether a key is that of a row that can be recognized by its content only.</summary>
    internal static bool IsByContent(string key) => !IsById(key) && !key.StartsWith(ReferralPrefix, StringComparison.Ordinal);

    /// <summary>The key of a row that names the referral it changes.</summary>
    internal static string OfReferral(string id) => ReferralPrefix + id.Trim().ToLowerInvariant();

    /// <summary>The name in a key, and its occurrence.</summary>
    internal static (string Name, int Occurrence) Split(string key)
    {
        var mark = IsById(key) ? -1 : key.LastIndexOf('#');
        return mark > 0 && int.TryParse(key.Substring(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence)
            ? (key.Substring(0, mark), occurrence)
            : (key, 1);
    }
}

/// <summary>
/// Gives the rows of one input their keys, in order. A row with an external id is known by it; any other by the hash of what is sent and by how many equal
/// rows came before, so that rows may be re-ordered between runs. Not thread-safe.
/// </summary>
internal sealed class RowKeys
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
