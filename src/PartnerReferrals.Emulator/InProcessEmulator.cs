using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Emulator.Control;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Identity;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator;

/// <summary>
/// A stateful stand-in for the Partner Center Referrals API inside the process: give it to an
/// <see cref="HttpClient"/> as its handler and send requests to <see cref="BaseAddress"/>.
/// Nothing leaves the process. See docs/emulator.md for settings, control calls and known differences.
/// </summary>
/// <remarks>
/// One instance holds one world of referrals and may serve several clients at once
/// (<c>new HttpClient(emulator, disposeHandler: false)</c>). All members are safe for concurrent use.
/// </remarks>
public sealed class InProcessEmulator : HttpMessageHandler
{
    private const string Host = "emulator.invalid";
    private const string LoginHost = "login.emulator.invalid";
    private const string WebhookHost = "partnercenter.emulator.invalid";

    private readonly EmulatorService _service;

    /// <summary>Starts an empty service.</summary>
    /// <param name="settings">Settings by name, without regard to case; see docs/emulator.md.</param>
    /// <exception cref="ArgumentException">A setting is unknown, or its value is not understood.</exception>
    public InProcessEmulator(IReadOnlyDictionary<string, string>? settings = null) =>
        _service = new EmulatorService(SettingTable.Apply(new EmulatorSettings(), settings ?? new Dictionary<string, string>(), running: false));

    /// <summary>The address of the service: <c>https://emulator.invalid/</c>, a name that no network resolves.</summary>
    public Uri BaseAddress { get; } = new($"https://{Host}/");

    /// <summary>The address of the identity side: <c>https://login.emulator.invalid/</c>; an authority is a tenant below it.</summary>
    public Uri LoginAddress { get; } = new($"https://{LoginHost}/");

    /// <summary>The address of the other host, which has the webhooks: <c>https://partnercenter.emulator.invalid/</c>.</summary>
    public Uri WebhookAddress { get; } = new($"https://{WebhookHost}/");

    /// <summary>The test root that the certificate of events leads to, DER.</summary>
    public byte[] EventRoot() => _service.State.Events.Signer.Root;

    /// <summary>What the service's clock shows: tokens and invitations end by it.</summary>
    public DateTimeOffset Now => _service.State.Clock.Now;

    /// <summary>Mints an access token.</summary>
    /// <param name="request">
    /// What the token shall say: <c>user</c>, <c>role</c> (ReferralsAdmin, ReferralsUser, GlobalAdmin, None),
    /// <c>organization</c>, <c>audience</c>, <c>lifetime</c> in seconds (may be negative), <c>appOnly</c>, <c>mfa</c>.
    /// Whatever is missing follows from the settings: an administrator of the first organization.
    /// </param>
    /// <returns>A JWT whose claims a client can read.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or a value is not understood.</exception>
    public string IssueToken(IReadOnlyDictionary<string, string>? request = null) =>
        _service.State.Tokens.Issue(TokenRequests.Read(request ?? new Dictionary<string, string>(), _service.State.Settings));

    /// <summary>
    /// Signs somebody in on a page of the identity side, as a browser would: asks for the page and posts the answer to its
    /// loopback <c>redirect_uri</c>. For the <c>OpenBrowserAsync</c> of a sign-in library; returns before the answer is posted.
    /// </summary>
    /// <param name="page">The page, with the query the library gave it.</param>
    /// <exception cref="ArgumentException">The page does not lead back to this machine.</exception>
    public Task OpenBrowserAsync(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new EmulatorBrowser(this).OpenAsync(page);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.RequestUri!;
        if (address is not { Host: Host or LoginHost or WebhookHost, Scheme: "https", IsDefaultPort: true })
        {
            _service.State.Statistics.CountStray();
            throw new HttpRequestException(
                HttpRequestError.NameResolutionError, $"No such host is known. ({address.Host}:{address.Port})",
                new SocketException((int)SocketError.HostNotFound));
        }

        // As on a socket, the answer never comes on the caller's own stack.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        var response = await _service.HandleAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return response.Fate == ConnectionFate.Dropped
            ? throw new HttpRequestException(
                HttpRequestError.ResponseEnded, "An error occurred while sending the request.",
                new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."))
            : Write(response, request);
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers.Add(new(name, values.ToString()));
        }

        ReadOnlyMemory<byte> body = default;
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                headers.Add(new(name, values.ToString()));
            }
        }

        var address = request.RequestUri!;
        return new EmulatorRequest
        {
            Method = request.Method.Method.ToUpperInvariant(),
            Origin = address.GetLeftPart(UriPartial.Authority),
            Path = Uri.UnescapeDataString(address.AbsolutePath),
            Query = address.Query.TrimStart('?'),
            Headers = headers,
            Body = body,
        };
    }

    private static HttpResponseMessage Write(EmulatorResponse response, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = response.Fate == ConnectionFate.Truncated
                ? new StreamContent(new TruncatedStream(response.Body[..response.DeliveredBytes]))
                : new ReadOnlyMemoryContent(response.Body),
        };
        message.Content.Headers.ContentLength = response.Body.Length;
        if (response.ContentType is { } contentType)
        {
            message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
