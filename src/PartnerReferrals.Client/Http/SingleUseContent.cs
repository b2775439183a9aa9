using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>
/// A body that leaves this process at most once. A handler that silently sends again on a fresh connection cannot, and after a failure
/// <see cref="TryRevoke"/> proves whether any byte of it can have left.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
    private const int Fresh = 0;
    private const int Used = 1;
    private const int Revoked = 2;

    private readonly byte[] _body;
    private int _state;

    internal SingleUseContent(byte[] body, string mediaType)
    {
        _body = body;
        Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
    }

    /// <summary>True when nothing of the body was handed out; from now on nothing will be.</summary>
    // A request without a body cannot prove anything this way: its headers alone are the whole request.
    internal bool TryRevoke() => _body.Length > 0 && Interlocked.CompareExchange(ref _state, Revoked, Fresh) != Used;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.CompareExchange(ref _state, Used, Fresh) != Fresh)
        {
            throw new InvalidOperationException("A request body is sent once only.");
        }

        return stream.WriteAsync(_body, 0, _body.Length);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
