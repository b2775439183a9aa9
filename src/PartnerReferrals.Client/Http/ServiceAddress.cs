using System;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Which addresses a bearer token may go to: the configured host, over https (plain http on this machine only).</summary>
internal static class ServiceAddress
{
    /// <summary>Checks an endpoint and gives it its final form: slash at the end, and the version segment where it has no path.</summary>
    /// <param name="endpoint">The address somebody gave.</param>
    /// <param name="host">What is to be there.</param>
    internal static Uri CheckEndpoint(Uri endpoint, ServiceHost host)
    {
        if (endpoint is null)
        {
            throw new ArgumentNullException(nameof(endpoint));
        }

        if (!endpoint.IsAbsoluteUri
            || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp)
            || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0
            || endpoint.Fragment.Length > 0)
        {
            throw new ConnectionException(
                "PartnerReferral.Connection.InvalidEndpoint",
                "The endpoint must be an absolute http address without user name, query or fragment.",
                $"Use an address such as {host.Origin} or http://127.0.0.1:5005.",
                FailureCategory.InvalidArgument);
        }

        if (endpoint.IdnHost.Equals(host.OtherHost, StringComparison.OrdinalIgnoreCase))
        {
            throw new ConnectionException(
                "PartnerReferral.Connection.InvalidEndpoint",
                $"{host.OtherHost} is the host of another API, with tokens of its own: no token for {host.Name} may go there.",
                $"{host.Name} is at {host.Origin}.",
                FailureCategory.InvalidArgument);
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
        {
            throw new ConnectionException(
                "PartnerReferral.Connection.InsecureEndpoint",
                $"Plain http to {endpoint.Host} is refused: the access token would travel unencrypted.",
                "Use https. Plain http is allowed for this machine only (127.0.0.1, ::1, localhost).",
                FailureCategory.SecurityError);
        }

        var path = endpoint.AbsolutePath == "/" ? host.Root : endpoint.AbsolutePath.TrimEnd('/') + "/";
        return new UriBuilder(endpoint) { Path = path }.Uri;
    }

    /// <summary>An address below the endpoint from a path the user wrote: never another scheme, host or port.</summary>
    internal static Uri Resolve(Uri endpoint, string path)
    {
        // A backslash counts as a slash in Uri, and two slashes begin a host.
        var relative = path.Trim();
        if (relative.IndexOf('\\') < 0
            && !relative.StartsWith("//", StringComparison.Ordinal)
            && !HasScheme(relative)
            && Uri.TryCreate(endpoint, relative, out var address)
            && IsSameOrigin(endpoint, address))
        {
            return address;
        }

        throw new ConnectionException(
            "PartnerReferral.Connection.ForeignAddress",
            "Only a path below the connected service is accepted, so that the access token goes nowhere else.",
            "Give a relative path such as engagements/referrals?$top=1.",
            FailureCategory.InvalidArgument);
    }

    /// <summary>The query of a link the service gave: all that is ever used of it (facts 10.4). Null where there is none.</summary>
    internal static string? QueryOf(string? link)
    {
        var start = link?.IndexOf('?') ?? -1;
        if (start < 0)
        {
            return null;
        }

        var query = link!.Substring(start + 1);
        var fragment = query.IndexOf('#');
        query = fragment < 0 ? query : query.Substring(0, fragment);
        return query.Length == 0 ? null : query;
    }

    /// <summary>Same scheme, host and port.</summary>
    internal static bool IsSameOrigin(Uri endpoint, Uri address) =>
        address.IsAbsoluteUri
        && string.Equals(endpoint.Scheme, address.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(endpoint.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && endpoint.Port == address.Port
        && address.UserInfo.Length == 0;

    private static bool HasScheme(string path)
    {
        var colon = path.IndexOf(':');
        return colon >= 0 && path.IndexOfAny(['/', '?', '#']) is var end && (end < 0 || colon < end);
    }
}
