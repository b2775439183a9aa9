using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Steps of a <see cref="ScriptedHandler"/> that fail.</summary>
internal static class Faults
{
    private static readonly HashSet<Delegate> BeforeBody = [];

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Refused { get; } = Connect(SocketError.ConnectionRefused);

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> NameNotFound { get; } = Connect(SocketError.HostNotFound);

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Tls { get; } = Register((_, _) =>
        throw new HttpRequestException("TLS", new System.Security.Authentication.AuthenticationException("The remote certificate is invalid.")));

    /// <summary>The body went out; the connection broke before the answer.</summary>
    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Lost { get; } = (_, _) =>
        throw new HttpRequestException("lost", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)));

    /// <summary>The body went out; nothing ever comes back.</summary>
    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Silence { get; } = async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException();
    };

    /// <summary>Nothing ever comes back, and the handler does not care whether anybody waits.</summary>
    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Deaf { get; } = (_, _) =>
        new TaskCompletionSource<HttpResponseMessage>().Task;

    internal static bool IsBeforeBody(Delegate step) => BeforeBody.Contains(step);

    private static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Connect(SocketError error) => Register((_, _) =>
        throw new HttpRequestException("connect", new SocketException((int)error)));

    private static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Register(Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> step)
    {
        BeforeBody.Add(step);
        return step;
    }
}
