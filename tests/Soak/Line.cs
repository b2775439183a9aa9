using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>The line between client and service. Cut, it ends every connection and refuses new ones, as a service does that is away.</summary>
internal sealed class Line : IDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly IPEndPoint _service;
    private readonly int _port;
    private TcpListener _listener;

    public Line(Uri service)
    {
        _service = new IPEndPoint(IPAddress.Loopback, service.Port);
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public void Cut()
    {
        _listener.Stop();
        foreach (var client in _open.Keys)
        {
            try
            {
                // A reset, not a polite end: the other side is gone.
                client.LingerState = new LingerOption(true, 0);
                client.Dispose();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var service = new TcpClient();
        _open[client] = true;
        try
        {
            client.NoDelay = service.NoDelay = true;
            await service.ConnectAsync(_service);
            var up = CopyAsync(client, service);
            var down = CopyAsync(service, client);
            await await Task.WhenAny(up, down);
        }
        catch (Exception e) when (e is System.IO.IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side ended; the other is told below.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private static Task CopyAsync(TcpClient from, TcpClient to) => from.GetStream().CopyToAsync(to.GetStream());
}
