using System;
using System.Globalization;
using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>What a run knows a row by.</summary>
public sealed class RowKey
{
    internal const string IdPrefix = "id:";

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

    /// <summary>The name in a key, and its occurrence.</summary>
    internal static (string Name, int Occurrence) Split(string key)
    {
        var mark = IsById(key) ? -1 : key.LastIndexOf('#');
        return mark > 0 && int.TryParse(key.Substring(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence)
            ? (key.Substring(0, mark), occurrence)
            : (key, 1);
    }
}
