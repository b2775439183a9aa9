using System;
using System.Net;
using System.Net.Http;

namespace PartnerReferrals.Http;

/// <summary>Everything a <see cref="ReferralClient"/> needs to know.</summary>
internal sealed class ReferralClientOptions
{
    /// <summary>Names the service and the source of tokens.</summary>
    /// <param name="endpoint">
    /// Address of the service, such as <c>https://api.partner.microsoft.com/</c>. Without a path, <c>v1.0</c> is added; a path is taken as it is.
    /// </param>
    /// <param name="tokenSource">Where bearer tokens come from.</param>
    /// <exception cref="Errors.ConnectionException">
    /// <c>PartnerReferral.Connection.InsecureEndpoint</c>: plain http to anything but this machine.
    /// <c>PartnerReferral.Connection.InvalidEndpoint</c>: not an http address, or one with user name, query or fragment.
    /// </exception>
    public ReferralClientOptions(Uri endpoint, IAccessTokenSource tokenSource)
    {
        Endpoint = ServiceAddress.CheckEndpoint(endpoint);
        TokenSource = tokenSource ?? throw new ArgumentNullException(nameof(tokenSource));
    }

    /// <summary>Checks an address before anybody signs in for it.</summary>
    /// <exception cref="ArgumentException">Not an absolute http address, or plain http to another machine.</exception>
    public static Uri CheckEndpoint(Uri endpoint) => ServiceAddress.CheckEndpoint(endpoint);

    /// <summary>The in-process emulator: a name that can never be resolved, so that nothing leaves by mistake.</summary>
    public static Uri EmulatorEndpoint { get; } = new("https://emulator.invalid/");

    /// <summary>Base address including the version, ending in a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where bearer tokens come from.</summary>
    public IAccessTokenSource TokenSource { get; }

    /// <summary>What carries the requests instead of the network, such as the in-process emulator. Not disposed by the client.</summary>
    public HttpMessageHandler? MessageHandler { get; init; }

    /// <summary>The proxy; null for the machine's. Never used for this machine's own addresses.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>How long one attempt may take, body included. After that the outcome of a change is unknown.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often and how long a request is tried.</summary>
    public RetryOptions Retry { get; init; } = RetryOptions.Interactive;

    /// <summary>Most connections to the service at a time.</summary>
    public int ConnectionLimit { get; init; } = 256;

    /// <summary>Product of the <c>User-Agent</c>, such as <c>PartnerReferrals/1.0.0</c>; null for the module's own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Is told what goes on.</summary>
    public IHttpTraceObserver? Observer { get; init; }

    /// <summary>Time.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;
}
