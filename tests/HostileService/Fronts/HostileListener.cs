using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>The service on a loopback socket, written to the byte: for other processes, and for what only a wire can do.</summary>
public sealed class HostileListener : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ReferralService _service;

    /// <summary>Listens at once.</summary>
    public HostileListener(ReferralService service)
    {
        _service = service;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Between two bytes of trickled headers.</summary>
    public TimeSpan TricklePace { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Is told of each request before it is answered.</summary>
    public Action<ServiceRequest>? Arrived { get; set; }

    /// <summary>Most bytes of one body that a client took before it hung up.</summary>
    public long MostBytesTaken { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        foreach (var client in _open.Keys)
        {
            client.Close(0);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ = ServeAsync(await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        _open[client] = true;
        client.NoDelay = true;
        var wire = new NetworkStream(client);
        var isReset = false;
        try
        {
            var reader = new WireReader(wire, Address);
            while (!isReset && await reader.ReadAsync(_stop.Token).ConfigureAwait(false) is { } request)
            {
                Arrived?.Invoke(request);
                isReset = _service.IsAway || !await SendAsync(wire, _service.Answer(request)).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side hung up, or this one closes.
        }
        finally
        {
            _open.TryRemove(client, out _);
            if (isReset)
            {
                // Not a polite end.
                client.Close(0);
            }

            await wire.DisposeAsync().ConfigureAwait(false);
            client.Dispose();
        }
    }

    /// <summary>Sends an answer; false when the connection is to be broken.</summary>
    private async Task<bool> SendAsync(NetworkStream wire, ServiceAnswer answer)
    {
        if (answer.After > TimeSpan.Zero)
        {
            await Task.Delay(answer.After, _service.Time, _stop.Token).ConfigureAwait(false);
        }

        switch (answer.Delivery)
        {
            case Delivery.Dropped:
                return false;
            case Delivery.Silent:
                await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(false);
                return false;
            case Delivery.EndlessBody or Delivery.CompressionBomb:
                await SendWithoutEndAsync(wire, answer).ConfigureAwait(false);
                return false;
            case Delivery.TrickledHeaders:
                foreach (var one in WireAnswer.Head(answer, answer.Body.Length))
                {
                    await wire.WriteAsync(new[] { one }, _stop.Token).ConfigureAwait(false);
                    await Task.Delay(TricklePace, _stop.Token).ConfigureAwait(false);
                }

                await wire.WriteAsync(answer.Body, _stop.Token).ConfigureAwait(false);
                return true;
            case Delivery.CutBody:
                await wire.WriteAsync(WireAnswer.Head(answer, answer.Body.Length), _stop.Token).ConfigureAwait(false);
                await wire.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), _stop.Token).ConfigureAwait(false);
                await wire.FlushAsync(_stop.Token).ConfigureAwait(false);
                await Task.Delay(50, _stop.Token).ConfigureAwait(false);
                return false;
            default:
                await wire.WriteAsync((byte[])[.. WireAnswer.Head(answer, answer.Body.Length), .. answer.Body], _stop.Token).ConfigureAwait(false);
                return true;
        }
    }

    private async Task SendWithoutEndAsync(NetworkStream wire, ServiceAnswer answer)
    {
        var isPacked = answer.Delivery == Delivery.CompressionBomb;
        await wire.WriteAsync(WireAnswer.Head(isPacked ? answer.With("Content-Encoding", "gzip") : answer, length: null), _stop.Token).ConfigureAwait(false);
        var piece = WireAnswer.Chunk(isPacked ? WireAnswer.PackedBlanks : WireAnswer.Blanks);
        long taken = 0;
        try
        {
            // Sixteen gigabytes, unpacked ones: somebody who takes that much takes everything.
            while (taken < 16L << 30)
            {
                await wire.WriteAsync(piece, _stop.Token).ConfigureAwait(false);
                taken += WireAnswer.Blanks.Length;
            }
        }
        finally
        {
            lock (_open)
            {
                MostBytesTaken = Math.Max(MostBytesTaken, taken);
            }
        }
    }
}
