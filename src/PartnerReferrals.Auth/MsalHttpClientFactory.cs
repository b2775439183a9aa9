using System;
using System.Net.Http;
using Microsoft.Identity.Client;
using PartnerReferrals.Http;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Gives MSAL one client for all its requests, over the caller's handler or the network.</summary>
internal sealed class MsalHttpClientFactory(SignInRequest request) : IMsalHttpClientFactory
{
    private const int ConnectionLimit = 16;

    // Kept for the life of the process: each sign-in with connections of its own would use up the machine's ports.
    private static readonly Lazy<HttpClient> Network = new(() => NewClient(NetworkHandler.Create(PartnerApiResource.AuthorityHost, ConnectionLimit)));
    private static readonly Lazy<HttpClient> ThisMachine = new(() => NewClient(NetworkHandler.Create(new Uri("https://localhost/"), ConnectionLimit)));

    private readonly HttpClient _client = request.HttpHandler is { } handler ? NewClient(handler)
        : request.AuthorityHost.IsLoopback ? ThisMachine.Value
        : Network.Value;

    public HttpClient GetHttpClient() => _client;

    private static HttpClient NewClient(HttpMessageHandler handler) => new(new CancelledRequestFilter(handler), disposeHandler: false)
    {
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 1 << 20,
    };
}
