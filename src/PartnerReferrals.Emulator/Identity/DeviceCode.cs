using System;

namespace PartnerReferrals.Emulator.Identity;

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
