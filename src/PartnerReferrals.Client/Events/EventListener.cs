using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Events;

/// <summary>
/// Receives requests and makes events of them. A request is answered with 200 when its event was taken, and not before; what is no event is answered
/// at once. Until what came of a request is taken it holds one of a few places, so that nobody can fill the memory.
/// </summary>
internal sealed class EventListener : IDisposable
{
    internal const int LargestBody = 256 * 1024;
    private const int MostSkipped = 4 * 1024 * 1024;
    private const int MostAtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(2);

    private readonly HttpListener _listener = new();
    private readonly Func<SignedRequest, CancellationToken, Task<ReferralEvent>> _read;
    private readonly SemaphoreSlim _places = new(MostAtOnce, MostAtOnce);
    private readonly ConcurrentQueue<EventArrival> _arrivals = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _stop = new();
    private int _serving;

    /// <summary>Begins to listen.</summary>
    /// <param name="prefix">Address to listen at, such as <c>http://127.0.0.1:8080/</c>.</param>
    /// <param name="read">Checks a request and reads its event.</param>
    /// <exception cref="EventException"><c>PartnerReferral.Event.ListenerFailed</c>: nothing can be received there.</exception>
    internal EventListener(string prefix, Func<SignedRequest, CancellationToken, Task<ReferralEvent>> read)
    {
        _read = read;
        try
        {
            _listener.Prefixes.Add(prefix.EndsWith("/", StringComparison.Ordinal) ? prefix : prefix + "/");
            _listener.Start();
        }
        catch (Exception e) when (e is HttpListenerException or ArgumentException or IOException or System.Net.Sockets.SocketException)
        {
            _listener.Close();
            throw EventErrors.ListenerFailed(prefix, e.Message, e);
        }

        _ = Task.Run(AcceptAsync);
    }

    /// <summary>The next event, or the next request that is none.</summary>
    internal async Task<EventArrival> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_arrivals.TryDequeue(out var arrival))
            {
                return arrival;
            }
        }
    }

    /// <summary>Ends: events that nobody took are answered with 503, so that they are delivered again.</summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        _stop.Cancel();
        while (_arrivals.TryDequeue(out var untaken))
        {
            untaken.Refuse();
        }

        // Whoever is owed an answer gets it, or the event would come again.
        SpinWait.SpinUntil(() => Volatile.Read(ref _serving) == 0, LastAnswers);

        // Closing would answer 200 to whoever is left.
        _listener.Abort();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync(_stop.Token).ConfigureAwait(false);
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                Interlocked.Increment(ref _serving);
                _ = Task.Run(() => ServeAsync(context));
            }
        }
        catch (Exception e) when (_stop.IsCancellationRequested || e is ObjectDisposedException)
        {
            // Closed.
        }
        catch (HttpListenerException e)
        {
            Add(new EventArrival(EventErrors.ListenerFailed(_listener.Prefixes.First(), e.Message, e)));
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            var arrival = await ReadAsync(context.Request).ConfigureAwait(false);

            // Before the answer: what is refused is reported in the order in which it was sent, also where the caller does not wait.
            Add(arrival);
            if (arrival.Failure is { } failure)
            {
                try
                {
                    Answer(context.Response, failure.Answer);
                }
                finally
                {
                    await arrival.Outcome.ConfigureAwait(false);
                }
            }
            else
            {
                Answer(context.Response, await arrival.Outcome.ConfigureAwait(false) ? 200 : 503);
            }
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The caller is gone, or this end is closing: what was not answered is delivered again.
        }
        finally
        {
            _places.Release();
            Interlocked.Decrement(ref _serving);
        }
    }

    private async Task<EventArrival> ReadAsync(HttpListenerRequest request)
    {
        try
        {
            if (!request.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase))
            {
                throw EventErrors.NotAPost(request.HttpMethod);
            }

            var body = await ReadBodyAsync(request).ConfigureAwait(false);
            var headers = request.Headers.AllKeys.Select(name => new KeyValuePair<string, string>(name!, request.Headers[name]!));
            return new EventArrival(await _read(new SignedRequest(body, headers), _stop.Token).ConfigureAwait(false));
        }
        catch (EventException refused)
        {
            return new EventArrival(refused);
        }
    }

    private async Task<byte[]> ReadBodyAsync(HttpListenerRequest request)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var reading = ReadBodyAsync(request, timeout.Token);
        if (await Task.WhenAny(reading, Task.Delay(Patience, timeout.Token)).ConfigureAwait(false) != reading)
        {
            // The stream may not listen to the token: whatever comes of it is not waited for.
            timeout.Cancel();
            _ = reading.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw EventErrors.Incomplete();
        }

        timeout.Cancel();
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            throw EventErrors.Incomplete();
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var body = request.ContentLength64 > LargestBody ? null : await BoundedBody.ReadAsync(request.InputStream, LargestBody, cancellationToken).ConfigureAwait(false);
        if (body is null)
        {
            await BoundedBody.SkipAsync(request.InputStream, MostSkipped, cancellationToken).ConfigureAwait(false);
            throw EventErrors.TooLarge(LargestBody);
        }

        return body;
    }

    private void Add(EventArrival arrival)
    {
        _arrivals.Enqueue(arrival);
        _arrived.Release();
        if (_stop.IsCancellationRequested)
        {
            arrival.Refuse();
        }
    }

    private static void Answer(HttpListenerResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentLength64 = 0;
        if (status == 405)
        {
            response.AddHeader("Allow", "POST");
        }

        if (status == 503)
        {
            response.AddHeader("Retry-After", 5.ToString(CultureInfo.InvariantCulture));
        }

        // What is left of a body is not read: the connection ends with it.
        response.KeepAlive = status < 400;
        response.Close();
    }
}

/// <summary>What came of a request: an event, or why it is none.</summary>
internal sealed class EventArrival
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal EventArrival(ReferralEvent received) => Event = received;

    internal EventArrival(EventException failure) => Failure = failure;

    internal ReferralEvent? Event { get; }

    internal EventException? Failure { get; }

    /// <summary>True once it was taken, false if it never will be.</summary>
    internal Task<bool> Outcome => _outcome.Task;

    /// <summary>It was handed on: its sender may be told so.</summary>
    internal void Take() => _outcome.TrySetResult(true);

    internal void Refuse() => _outcome.TrySetResult(false);
}

/// <summary>The events that came lately, by their key.</summary>
internal sealed class SeenEvents
{
    private const int Capacity = 10_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Notes an event; false where it was noted before.</summary>
    internal bool Add(ReferralEvent received)
    {
        if (!_keys.Add(received.EventKey))
        {
            return false;
        }

        _order.Enqueue(received.EventKey);
        if (_order.Count > Capacity)
        {
            _keys.Remove(_order.Dequeue());
        }

        return true;
    }
}
