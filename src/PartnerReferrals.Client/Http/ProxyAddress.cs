using System;
using System.Net;
using System.Net.Http;
using System.Reflection;

namespace PartnerReferrals.Http;

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
