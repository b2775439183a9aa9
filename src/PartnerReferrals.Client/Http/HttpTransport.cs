using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>One HttpClient for one connection. Sends one attempt and reads the answer to its end.</summary>
internal sealed class HttpTransport : IDisposable
{
    // No answer of this API comes near it; without a limit a broken service could fill the memory.
    private const int MaxBodyBytes = 128 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly Func<Uri, Uri?> _proxyFor;

    internal HttpTransport(ReferralClientOptions options)
    {
        _http = options.MessageHandler is { } handler
            ? new HttpClient(handler, disposeHandler: false)
            : new HttpClient(NetworkHandler.Create(options.Endpoint, options.ConnectionLimit, options.Proxy), disposeHandler: true);
        _proxyFor = options.MessageHandler is null ? address => ProxyAddress.InFrontOf(address, options.Proxy) : static _ => null;
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _http.DefaultRequestHeaders.ExpectContinue = false;
    }

    /// <summary>Sends and reads. Ends at once when the token is cancelled, also where the handler below does not.</summary>
    internal async Task<Answer> SendAsync(HttpRequestMessage request, Guid correlationId, CancellationToken cancellationToken)
    {
        var exchange = ExchangeAsync(request, correlationId, cancellationToken);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(exchange, cancelled.Task).ConfigureAwait(false) != exchange)
            {
                Forget(exchange);
                throw new OperationCanceledException(cancellationToken);
            }

            return await exchange.ConfigureAwait(false);
        }
    }

    /// <summary>The proxy that requests to an address go through; null for none.</summary>
    internal Uri? ProxyFor(Uri address) => _proxyFor(address);

    public void Dispose() => _http.Dispose();

    private static void Forget(Task exchange) =>
        exchange.ContinueWith(
            static ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private static async Task<string> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);

        // One byte more than announced: the read that finds the end needs room.
        var body = new byte[content.Headers.ContentLength is > 0 and < MaxBodyBytes and var length ? (int)length + 1 : 4096];
        var filled = 0;
        int read;
        while ((read = await source.ReadAsync(body, filled, body.Length - filled, cancellationToken).ConfigureAwait(false)) > 0)
        {
            filled += read;
            if (filled > MaxBodyBytes)
            {
                throw new IOException("The answer is larger than any answer of this service can be.");
            }

            if (filled == body.Length)
            {
                Array.Resize(ref body, body.Length * 2);
            }
        }

        return Decode(body, filled, content.Headers.ContentType?.CharSet);
    }

    private static string Decode(byte[] body, int length, string? charset)
    {
        var encoding = Encoding.UTF8;
        try
        {
            encoding = string.IsNullOrEmpty(charset) ? encoding : Encoding.GetEncoding(charset!.Trim('"'));
        }
        catch (ArgumentException)
        {
            // An unknown charset: JSON is UTF-8 anyway.
        }

        if (length == 0 || body[0] < 0xEF)
        {
            return encoding.GetString(body, 0, length);
        }

        // It may begin with a byte order mark, which wins over the charset.
        using var reader = new StreamReader(new MemoryStream(body, 0, length), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> ReadHeaders(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers)
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }

        if (response.Content is { } content)
        {
            foreach (var header in content.Headers)
            {
                headers[header.Key] = string.Join(", ", header.Value);
            }
        }

        return headers;
    }

    private async Task<Answer> ExchangeAsync(HttpRequestMessage request, Guid correlationId, CancellationToken cancellationToken)
    {
        // .NET Framework sends a request that was cancelled before it began.
        cancellationToken.ThrowIfCancellationRequested();
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // A connection that ignores the token while the body trickles is broken off by disposing the answer.
        using (cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response))
        {
            var body = response.Content is null ? "" : await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return new Answer
            {
                StatusCode = response.StatusCode,
                Headers = ReadHeaders(response),
                Body = body,
                MediaType = response.Content?.Headers.ContentType?.MediaType,
                CorrelationId = correlationId,
            };
        }
    }
}
