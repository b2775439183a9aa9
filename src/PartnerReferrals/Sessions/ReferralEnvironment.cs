using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals;

/// <summary>A place where the service runs, as data.</summary>
internal sealed class ReferralEnvironment
{
    /// <summary>The service of Microsoft: worldwide and US Government share one host (facts 1).</summary>
    internal static readonly ReferralEnvironment Production = new("Production", new Uri("https://api.partner.microsoft.com/"), new Uri("https://api.partnercenter.microsoft.com/"));

    /// <summary>The in-process stand-in.</summary>
    internal static readonly ReferralEnvironment Emulator = new("Emulator", new Uri("https://emulator.invalid/"), new Uri("https://partnercenter.emulator.invalid/"));

    private ReferralEnvironment(string name, Uri endpoint, Uri? webhookEndpoint)
    {
        Name = name;
        Endpoint = endpoint;
        WebhookEndpoint = webhookEndpoint;
    }

    /// <summary>Those that can be named with -Environment.</summary>
    internal static IReadOnlyList<ReferralEnvironment> Named { get; } = [Production];

    /// <summary>What the user calls it.</summary>
    internal string Name { get; }

    /// <summary>Root address.</summary>
    internal Uri Endpoint { get; }

    /// <summary>Root address of the webhooks, which are at another host; null where it is not known.</summary>
    internal Uri? WebhookEndpoint { get; }

    /// <summary>The environment of an address the user gave. An emulator server has everything at one address.</summary>
    internal static ReferralEnvironment At(Uri endpoint, Uri? webhookEndpoint) =>
        webhookEndpoint is null && Named.FirstOrDefault(e => e.Endpoint.AbsoluteUri == (endpoint.IsAbsoluteUri ? endpoint.AbsoluteUri : "")) is { } named
            ? named
            : new ReferralEnvironment("Custom", endpoint, webhookEndpoint ?? (endpoint is { IsAbsoluteUri: true, IsLoopback: true } ? new Uri(endpoint, "/") : null));
}
