using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals;

/// <summary>A place where the service runs, as data.</summary>
internal sealed class ReferralEnvironment
{
    /// <summary>The service of Microsoft: worldwide and US Government share one host (facts 1).</summary>
    internal static readonly ReferralEnvironment Production = new("Production", new Uri("https://api.partner.microsoft.com/"));

    /// <summary>The in-process stand-in.</summary>
    internal static readonly ReferralEnvironment Emulator = new("Emulator", new Uri("https://emulator.invalid/"));

    private ReferralEnvironment(string name, Uri endpoint)
    {
        Name = name;
        Endpoint = endpoint;
    }

    /// <summary>Those that can be named with -Environment.</summary>
    internal static IReadOnlyList<ReferralEnvironment> Named { get; } = [Production];

    /// <summary>What the user calls it.</summary>
    internal string Name { get; }

    /// <summary>Root address.</summary>
    internal Uri Endpoint { get; }

    /// <summary>The environment of an address the user gave.</summary>
    internal static ReferralEnvironment At(Uri endpoint) =>
        Named.FirstOrDefault(e => e.Endpoint.AbsoluteUri == (endpoint.IsAbsoluteUri ? endpoint.AbsoluteUri : "")) ?? new ReferralEnvironment("Custom", endpoint);
}
