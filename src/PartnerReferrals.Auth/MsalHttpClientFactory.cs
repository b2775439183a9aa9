using System;
using System.Net;
using System.Net.Http;
using Microsoft.Identity.Client;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Gives MSAL one client for all its requests, over the caller's handler or the network.</summary>
internal sealed class MsalHttpClientFactory(HttpMessageHandler? handler) : IMsalHttpClientFactory
{
    private static readonly HttpClient Network = NewClient(new HttpClientHandler
    {
        // A redirect would carry refresh token and secret to another host.
        AllowAutoRedirect = false,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
    });

    private readonly HttpClient _client = handler is null ? Network : NewClient(handler);

    public HttpClient GetHttpClient() => _client;

    private static HttpClient NewClient(HttpMessageHandler handler) => new(handler, disposeHandler: false)
    {
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 1 << 20,
    };
}
