using System;
using System.Collections.Concurrent;
using System.Threading;
using PartnerReferrals.Emulator.Deterministic;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>What the identity side remembers: codes and refresh tokens given out, and how often they were used.</summary>
internal sealed class IdentityState(int seed)
{
    private readonly SeededGuids _secrets = new(seed, "identity secret");
    private long _signIns;
    private long _renewals;

    public ConcurrentDictionary<string, DeviceCode> DeviceCodes { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, AuthorizationCode> AuthorizationCodes { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Grant> RefreshTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>When each user's sign-ins were revoked last.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Revoked { get; } = new(StringComparer.OrdinalIgnoreCase);

    public long SignIns => Interlocked.Read(ref _signIns);

    /// <summary>How often a refresh token was redeemed.</summary>
    public long Renewals => Interlocked.Read(ref _renewals);

    public string NewSecret(string prefix) => prefix + _secrets.Next().ToString("N") + _secrets.Next().ToString("N");

    /// <summary>A code of letters a person can type.</summary>
    public string NewUserCode() => _secrets.Next().ToString("N")[..9].ToUpperInvariant();

    public void CountSignIn() => Interlocked.Increment(ref _signIns);

    public void CountRenewal() => Interlocked.Increment(ref _renewals);

    public void Clear()
    {
        DeviceCodes.Clear();
        AuthorizationCodes.Clear();
        RefreshTokens.Clear();
        Revoked.Clear();
        Interlocked.Exchange(ref _signIns, 0);
        Interlocked.Exchange(ref _renewals, 0);
    }
}
