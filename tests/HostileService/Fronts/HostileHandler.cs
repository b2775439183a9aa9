using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>The service in this process, in place of the network.</summary>
/// <param name="service">The service.</param>
/// <param name="host">The only host it answers for; a request to another is noted and refused.</param>
public sealed class HostileHandler(ReferralService service, string host) : HttpMessageHandler
{
    private readonly List<Uri> _elsewhere = [];

    /// <summary>How long a client waits for an answer, by virtual time: after that it sees what it would see of its own time-out.</summary>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Addresses that were asked though they are not the service's.</summary>
    public IReadOnlyList<Uri> Elsewhere
    {
        get
        {
            lock (_elsewhere)
            {
                return [.. _elsewhere];
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host != host)
        {
            lock (_elsewhere)
            {
                _elsewhere.Add(request.RequestUri);
            }

            throw new HttpRequestException("no such host", new SocketException((int)SocketError.HostNotFound));
        }

        ServiceAnswer answer;
        using (Working())
        {
            answer = await AnswerAsync(request).ConfigureAwait(false);
        }

        var silence = answer.Delivery == Delivery.Silent || answer.After > ClientTimeout;
        if (silence || answer.After > TimeSpan.Zero)
        {
            await Task.Delay(silence ? ClientTimeout : answer.After, service.Time, cancellationToken).ConfigureAwait(false);
        }

        using (Working())
        {
            return silence ? throw new HttpRequestException("no answer in time", new TimeoutException()) : Message(answer);
        }
    }

    private static HttpRequestException Lost() => new("lost", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)));

    private static HttpResponseMessage Message(ServiceAnswer answer)
    {
        if (answer.Delivery == Delivery.Dropped)
        {
            throw Lost();
        }

        // As an HTTP stack does it that unpacks by itself.
        var isPacked = answer.Header("Content-Encoding") == "gzip";
        var body = isPacked ? Unpacked(answer.Body) : answer.Body;
        HttpContent content = answer.Delivery switch
        {
            Delivery.CutBody => new StreamContent(new CutStream(body[..(body.Length / 2)])),
            Delivery.EndlessBody => new StreamContent(new EndlessStream()),
            Delivery.CompressionBomb => throw new NotSupportedException("Only the wire can carry a compressed body."),
            _ => new ByteArrayContent(body),
        };
        if (body.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", answer.MediaType);
        }

        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content };
        foreach (var (name, value) in answer.Headers.Where(h => h.Name != "Content-Encoding"))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var body = new MemoryStream();
        gzip.CopyTo(body);
        return body.ToArray();
    }

    private async Task<ServiceAnswer> AnswerAsync(HttpRequestMessage request)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        if (service.IsAway)
        {
            // Before the body is read: nothing left the client.
            throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused));
        }

        using var body = new MemoryStream();
        await (request.Content?.CopyToAsync(body, CancellationToken.None) ?? Task.CompletedTask).ConfigureAwait(false);
        return service.Answer(new ServiceRequest(request.Method.Method, request.RequestUri!, headers, body.ToArray()));
    }

    private IDisposable? Working() => (service.Time as VirtualTime)?.Working();
}
