using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Exceptions as .NET Framework throws them, which cannot run here, and as .NET does.</summary>
public class TransportFailureTests
{
    public static TheoryData<string, string> Failures => new()
    {
        { nameof(TransportFailure.Handshake), "send failure, remote party closed" },
#if NET
        { nameof(TransportFailure.Handshake), "handshake cut on .NET" },
        { nameof(TransportFailure.Tls), "certificate on .NET" },
#endif
        { nameof(TransportFailure.TimedOut), "connect failure, timed out" },
        { nameof(TransportFailure.Refused), "connect failure, refused" },
        { nameof(TransportFailure.Refused), "connect failure" },
        { nameof(TransportFailure.NameNotFound), "name resolution" },
        { nameof(TransportFailure.ProxyUnreachable), "proxy name resolution" },
        { nameof(TransportFailure.ProxyRefused), "prohibited by proxy" },
        { nameof(TransportFailure.Tls), "trust failure" },
        { nameof(TransportFailure.Lost), "receive failure" },
        { nameof(TransportFailure.TimedOut), "timeout" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_exception_of_both_frameworks_has_its_kind(string failure, string exception) =>
        Assert.Equal(failure, TransportFailures.Classify(new HttpRequestException("An error occurred while sending the request.", Exceptional(exception))).ToString());

    [Theory]
    [InlineData("connect failure, refused")]
    [InlineData("connect failure")]
    [InlineData("name resolution")]
    public void Behind_a_proxy_it_is_the_proxy_that_cannot_be_reached(string exception) =>
        Assert.Equal(TransportFailure.ProxyUnreachable, TransportFailures.Classify(Exceptional(exception), viaProxy: true));

    [Fact]
    public void A_connection_lost_behind_a_proxy_is_lost() =>
        Assert.Equal(TransportFailure.Lost, TransportFailures.Classify(Exceptional("receive failure"), viaProxy: true));

    [Theory]
    [InlineData("Authentication failed because the remote party has closed the transport stream.", null, true)]
    [InlineData("Fehler bei der Authentifizierung.", "   bei System.Net.Security.SslState.StartReadFrame(Byte[] buffer)\n   bei System.Net.Security.SslState.ForceAuthentication()", true)]
    [InlineData("Fehler bei der Authentifizierung.", "   bei System.Net.TlsStream.EndWrite(IAsyncResult asyncResult)\n   bei System.Net.ConnectStream.WriteHeadersCallback(IAsyncResult ar)", true)]
    [InlineData("Unable to read data from the transport connection.", "   at System.Net.TlsStream.EndRead(IAsyncResult asyncResult)", false)]
    [InlineData("Unable to read data from the transport connection.", null, false)]
    public void A_broken_handshake_is_told_from_a_broken_connection_in_any_language(string message, string? stackTrace, bool expected) =>
        Assert.Equal(expected, TransportFailures.IsHandshake(message, stackTrace));

    [Theory]
    [InlineData(0, null)]
    [InlineData(Ssl3 | Tls10, Ssl3 | Tls10 | Tls12)]
    [InlineData(Tls11, Tls11 | Tls12)]
    [InlineData(Tls12, null)]
    [InlineData(Tls10 | Tls12, null)]
    [InlineData(Tls12 | Tls13, null)]
    [InlineData(Tls13, Tls12 | Tls13)]
    public void Tls_1_2_is_added_where_the_process_leaves_it_out(int process, int? handler) =>
        Assert.Equal((SslProtocols?)handler, TlsPolicy.For((SecurityProtocolType)process));

    private const int Ssl3 = 48;
    private const int Tls10 = 192;
    private const int Tls11 = 768;
    private const int Tls12 = 3072;
    private const int Tls13 = 12288;

    private static Exception Exceptional(string name) => name switch
    {
        "send failure, remote party closed" => new WebException(
            "An unexpected error occurred on a send.", new IOException("Authentication failed because the remote party has closed the transport stream."), WebExceptionStatus.SendFailure, null),
        "connect failure, timed out" => new WebException("Unable to connect.", new SocketException((int)SocketError.TimedOut), WebExceptionStatus.ConnectFailure, null),
        "connect failure, refused" => new WebException("Unable to connect.", new SocketException((int)SocketError.ConnectionRefused), WebExceptionStatus.ConnectFailure, null),
        "connect failure" => new WebException("Unable to connect.", WebExceptionStatus.ConnectFailure),
        "name resolution" => new WebException("The remote name could not be resolved.", WebExceptionStatus.NameResolutionFailure),
        "proxy name resolution" => new WebException("The proxy name could not be resolved.", WebExceptionStatus.ProxyNameResolutionFailure),
        "prohibited by proxy" => new WebException("Prohibited.", WebExceptionStatus.RequestProhibitedByProxy),
        "trust failure" => new WebException("Trust.", WebExceptionStatus.TrustFailure),
#if NET
        "handshake cut on .NET" => new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established.", new IOException("unexpected EOF")),
        "certificate on .NET" => new HttpRequestException(
            HttpRequestError.SecureConnectionError, "The SSL connection could not be established.", new System.Security.Authentication.AuthenticationException("The remote certificate is invalid.")),
#endif
        "timeout" => new WebException("Timeout.", WebExceptionStatus.Timeout),
        _ => new WebException("Receive.", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)), WebExceptionStatus.ReceiveFailure, null),
    };
}
