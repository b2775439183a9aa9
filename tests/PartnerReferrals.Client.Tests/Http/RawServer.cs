using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Reads whole requests; answers with raw text, or closes the connection.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string, string?> _answer;
    private readonly List<string> _requests = [];

    internal RawServer(Func<int, string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    internal int Port { get; }

    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public void Dispose() => _listener.Stop();

    internal ReferralClient NewClient(IWebProxy? proxy = null) => new(new ReferralClientOptions(new Uri($"http://127.0.0.1:{Port}"), new TestTokens())
    {
        Clock = new TestClock(),
        Retry = new RetryOptions { MaxAttempts = 4 },
        AttemptTimeout = TimeSpan.FromSeconds(20),
        Proxy = proxy,
    });

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            var stream = connection.GetStream();
            while (await ReadRequestAsync(stream) is { } request)
            {
                string? answer;
                lock (_requests)
                {
                    _requests.Add(request);
                    answer = _answer(_requests.Count, request);
                }

                if (answer is null)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
                if (answer.Contains("Content-Length: 500"))
                {
                    return;
                }
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(buffer);
            }
            catch (IOException)
            {
                return null;
            }

            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var request = text.ToString();
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            var length = System.Text.RegularExpressions.Regex.Match(request, @"Content-Length: (\d+)");
            if (!length.Success || request.Length >= end + 4 + int.Parse(length.Groups[1].Value))
            {
                return request;
            }
        }
    }
}
