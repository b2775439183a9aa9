using System;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;

namespace PartnerReferrals.Http;

/// <summary>The handler under every request that leaves this process, to the API and to the identity service alike.</summary>
internal static class NetworkHandler
{
    /// <summary>Makes a handler.</summary>
    /// <param name="address">Where its requests go.</param>
    /// <param name="connectionLimit">Most connections to that host at a time.</param>
    /// <param name="proxy">The proxy; null for the machine's.</param>
    internal static HttpClientHandler Create(Uri address, int connectionLimit, IWebProxy? proxy = null)
    {
        var handler = new HttpClientHandler
        {
            // A redirect would carry tokens and secrets to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = connectionLimit,

            // For a proxy this is another machine's loopback, and over plain http it would read the token.
            UseProxy = !address.IsLoopback,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
        if (proxy is not null && handler.UseProxy)
        {
            handler.Proxy = proxy;
        }

        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            SuitFramework(handler, address, connectionLimit);
        }

        return handler;
    }

    /// <summary>What .NET does by itself and .NET Framework does not. For this host and handler only: the process is not ours.</summary>
    private static void SuitFramework(HttpClientHandler handler, Uri address, int connectionLimit)
    {
        // Behind a proxy the connections are the proxy's.
        var servicePoint = ServicePointManager.FindServicePoint(address, handler.UseProxy ? handler.Proxy ?? WebRequest.DefaultWebProxy : null);
        servicePoint.ConnectionLimit = Math.Max(servicePoint.ConnectionLimit, connectionLimit);
        servicePoint.ConnectionLeaseTimeout = 10 * 60 * 1000;

        // A request is one small write after another: waiting to fill a packet costs up to 200 ms.
        servicePoint.UseNagleAlgorithm = false;
        if (TlsPolicy.For(ServicePointManager.SecurityProtocol) is { } protocols)
        {
            handler.SslProtocols = protocols;
        }
    }
}
