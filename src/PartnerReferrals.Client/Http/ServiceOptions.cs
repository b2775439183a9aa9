using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>
/// What sending to one host needs to know. Each host has options of its own that take that host's kind of token source and no other, so that no
/// token can be handed to the wrong host.
/// </summary>
internal abstract class ServiceOptions
{
    private protected ServiceOptions(Uri endpoint) => Endpoint = endpoint;

    /// <summary>Base address, ending in a slash: the only host a token goes to.</summary>
    public Uri Endpoint { get; }

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

    /// <summary>A token for this host, by the contract of <see cref="IAccessTokenSource.GetTokenAsync"/>.</summary>
    internal abstract Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken);
}
