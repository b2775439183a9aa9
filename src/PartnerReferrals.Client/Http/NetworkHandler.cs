using System;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Authentication;

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

/// <summary>Finds the proxy a request went through, so that an error names the host that failed.</summary>
internal static class ProxyAddress
{
    // The default of HttpClient where there is one (.NET); it is not in .NET Standard.
    private static readonly PropertyInfo? DefaultProxy = typeof(HttpClient).GetProperty("DefaultProxy", BindingFlags.Public | BindingFlags.Static);

    /// <summary>The proxy in front of an address; null where requests go there directly.</summary>
    /// <param name="address">Where requests go.</param>
    /// <param name="proxy">The proxy that was chosen; null for the machine's.</param>
    internal static Uri? InFrontOf(Uri address, IWebProxy? proxy = null)
    {
        if (address.IsLoopback)
        {
            return null;
        }

        try
        {
            proxy ??= DefaultProxy is null ? WebRequest.DefaultWebProxy : (IWebProxy?)DefaultProxy.GetValue(null);
            return proxy is null || proxy.IsBypassed(address) || proxy.GetProxy(address) is not { } found || found == address ? null : found;
        }
        catch (Exception)
        {
            // A configuration script that fails must not hide the failure this is asked for.
            return null;
        }
    }
}

/// <summary>
/// Which versions of TLS a handler may speak on .NET Framework, where the process decides and old hosts decide for SSL 3 and TLS 1.0,
/// which neither Microsoft's sign-in nor the API speaks any more. The process is not ours to change; a handler is.
/// </summary>
internal static class TlsPolicy
{
    /// <summary>What to set on the handler; null to leave the choice to the process.</summary>
    /// <param name="process"><see cref="ServicePointManager.SecurityProtocol"/>; 0 means that the operating system chooses.</param>
    internal static SslProtocols? For(SecurityProtocolType process) =>
        process == 0 || process.HasFlag(SecurityProtocolType.Tls12) ? null : (SslProtocols)(int)process | SslProtocols.Tls12;
}
