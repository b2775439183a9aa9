using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>The line between client and service. Cut, it ends every connection and refuses new ones, as a service does that is away.</summary>
internal sealed class Line : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly IPEndPoint _service;

    // Bound and never listening: nobody else gets the port while the line is cut.
    private readonly Socket _held = Bound(0);
    private readonly IPEndPoint _end;
    private Socket _listener;
    private volatile bool _isCut;

    public Line(Uri service)
    {
        _service = new IPEndPoint(IPAddress.Loopback, service.Port);
        _end = (IPEndPoint)_held.LocalEndPoint!;
        _listener = Listen();
    }

    public Uri Address => new($"http://{_end}/");

    public void Cut()
    {
        _isCut = true;
        _listener.Dispose();
        foreach (var client in _open.Keys)
        {
            Reset(client);
        }
    }

    public void Mend()
    {
        _isCut = false;
        _listener = Listen();
    }

    public void Dispose()
    {
        Cut();
        _held.Dispose();
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    // Not a polite end: the other side is gone.
    private static void Reset(Socket client) => client.Close(0);

    private Socket Listen()
    {
        var listener = Bound(_end.Port);
        listener.Listen();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        _open[client] = true;
        try
        {
            if (_isCut)
            {
                return;
            }

            using var service = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            client.NoDelay = service.NoDelay = true;
            await service.ConnectAsync(_service);
            await await Task.WhenAny(CopyAsync(client, service), CopyAsync(service, client));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One side ended; the other is told below.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        await using var source = new NetworkStream(from);
        await using var target = new NetworkStream(to);
        await source.CopyToAsync(target);
    }
}
