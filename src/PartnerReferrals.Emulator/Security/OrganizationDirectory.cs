using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Security;

/// <summary>The partner organizations of this emulator; one comes into being when it is first named.</summary>
internal sealed class OrganizationDirectory(int seed)
{
    private readonly ConcurrentDictionary<string, Organization> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Organization> All => _byName.Values;

    public Organization Named(string name) => _byName.GetOrAdd(name, key => new Organization(
        Scalars.Format(SeededGuids.Named(seed, "organization/" + Fold(key))), key, SeededGuids.Named(seed, "tenant/" + Fold(key))));

    /// <summary>The seed shall give one id whatever the case of the name.</summary>
    private static string Fold(string name) => name.ToUpperInvariant();
}
