using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>Reads requests of HTTP/1.1 from a connection, one after the other.</summary>
internal sealed class WireReader(Stream wire, Uri address)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _from;
    private int _to;

    /// <summary>The next request; null when the connection has ended.</summary>
    public async Task<ServiceRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        var first = await LineAsync(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(first))
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = headers.GetValueOrDefault("Transfer-Encoding") == "chunked"
            ? await ChunksAsync(cancellationToken).ConfigureAwait(false)
            : await BytesAsync(int.Parse(headers.GetValueOrDefault("Content-Length") ?? "0", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        var words = first.Split(' ');

        // To a proxy the whole address is written.
        var target = words[1].StartsWith("http", StringComparison.OrdinalIgnoreCase) ? new Uri(words[1]) : new Uri(address, words[1]);
        return new ServiceRequest(words[0], target, headers, body);
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var length = int.Parse((await LineAsync(cancellationToken).ConfigureAwait(false))!.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await BytesAsync(length, cancellationToken).ConfigureAwait(false));
            await LineAsync(cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private async Task<byte[]> BytesAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length;)
        {
            if (_from == _to && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new IOException("The connection ended within a request.");
            }

            var count = Math.Min(length - i, _to - _from);
            Array.Copy(_buffer, _from, bytes, i, count);
            i += count;
            _from += count;
        }

        return bytes;
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (_from < _to || await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            var c = (char)_buffer[_from++];
            if (c == '\n')
            {
                return line.ToString();
            }

            if (c != '\r')
            {
                line.Append(c);
            }
        }

        return null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _from = 0;
        _to = await wire.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _to > 0;
    }
}
