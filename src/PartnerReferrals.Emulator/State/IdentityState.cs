using System;
using System.Collections.Concurrent;
using System.Threading;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.State;

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

/// <summary>A code a browser brought to the client, with what the client must prove to redeem it.</summary>
internal sealed record AuthorizationCode(Grant Grant, string RedirectUri, string? Challenge, string? Nonce, DateTimeOffset Expires);

/// <summary>A device sign-in that waits for its user.</summary>
internal sealed class DeviceCode(string clientId, string scope, string tenant, string userCode, DateTimeOffset expires)
{
    public string ClientId => clientId;

    public string Scope => scope;

    public string Tenant => tenant;

    public string UserCode => userCode;

    public DateTimeOffset Expires => expires;

    /// <summary>What the user did: <see langword="null"/> as long as nothing.</summary>
    public bool? Approved { get; set; }
}

/// <summary>What somebody allowed a client to do: the ground every token of a sign-in stands on.</summary>
internal sealed record Grant(string ClientId, string User, Organization Organization, PartnerRole Role, bool MultiFactor, string Scope, DateTimeOffset SignedIn);
