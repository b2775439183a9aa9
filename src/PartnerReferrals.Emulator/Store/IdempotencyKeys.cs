using System;
using System.Collections.Concurrent;

namespace PartnerReferrals.Emulator.Store;

/// <summary>Which create call made which referral, for the switch that honours <c>MS-RequestId</c> (facts 3).</summary>
internal sealed class IdempotencyKeys
{
    private readonly ConcurrentDictionary<string, Lazy<StoredReferral>> _created = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs <paramref name="create"/> for the first call with a key; later calls get what the first one made.</summary>
    public StoredReferral Once(string key, Func<StoredReferral> create) =>
        _created.GetOrAdd(key, _ => new Lazy<StoredReferral>(create)).Value;

    public void Clear() => _created.Clear();
}
