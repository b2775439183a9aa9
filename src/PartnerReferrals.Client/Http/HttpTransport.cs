using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>One HttpClient for one connection. Sends one attempt and reads the answer to its end.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpClient _http;
    private readonly ApiResponseReader _reader = new();
    private readonly Func<Uri, Uri?> _proxyFor;

    internal HttpTransport(ServiceOptions options)
    {
        _http = options.MessageHandler is { } handler
            ? new HttpClient(handler, disposeHandler: false)
            : new HttpClient(NetworkHandler.Create(options.Endpoint, options.ConnectionLimit, options.Proxy), disposeHandler: true);
        _proxyFor = options.MessageHandler is null ? address => ProxyAddress.InFrontOf(address, options.Proxy) : static _ => null;
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _http.DefaultRequestHeaders.ExpectContinue = false;
    }

    /// <summary>Sends and reads. Ends at once when the token is cancelled, also where the handler below does not.</summary>
    internal async Task<ApiResponse> SendAsync(HttpRequestMessage request, Guid correlationId, int maxAnswerBytes, CancellationToken cancellationToken)
    {
        var exchange = ExchangeAsync(request, correlationId, maxAnswerBytes, cancellationToken);
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

    private async Task<ApiResponse> ExchangeAsync(HttpRequestMessage request, Guid correlationId, int maxAnswerBytes, CancellationToken cancellationToken)
    {
        // .NET Framework sends a request that was cancelled before it began.
        cancellationToken.ThrowIfCancellationRequested();
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // A connection that ignores the token while the body trickles is broken off by disposing the answer.
        using (cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response))
        {
            var body = response.Content is null ? "" : await _reader.ReadAsync(response.Content, maxAnswerBytes, cancellationToken).ConfigureAwait(false);
            return new ApiResponse
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
