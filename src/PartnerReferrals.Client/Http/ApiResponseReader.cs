using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Reads bodies of answers, each and all together up to a limit. Safe for concurrent callers.</summary>
/// <param name="allInFlight">Most bytes in all that are being read at a time.</param>
internal sealed class ApiResponseReader(int allInFlight = ApiResponseSize.AllInFlight)
{
    private const int Utf7 = 65000;
    private const int FirstBuffer = 4096;
    private const int LargestFirstBuffer = 64 * 1024;

    private long _inFlight;

    /// <summary>Bytes held just now.</summary>
    internal long InFlight => Interlocked.Read(ref _inFlight);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The body; its stream gives what is left after decompression.</param>
    /// <param name="limit">Most bytes it may have.</param>
    /// <param name="cancellationToken">Ends the wait for more.</param>
    /// <exception cref="ApiResponseTooLargeException">There is more than that, or too much in all.</exception>
    internal async Task<string> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > limit)
        {
            throw TooLarge(limit);
        }

        using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);

        // One byte more than announced: the read that finds the end needs space. Not all of it at once: it may be no more than announced.
        var body = new byte[announced is > 0 and < LargestFirstBuffer ? (int)announced + 1 : FirstBuffer];
        Interlocked.Add(ref _inFlight, body.Length);
        try
        {
            var filled = 0;
            int read;
            while ((read = await source.ReadAsync(body, filled, body.Length - filled, cancellationToken).ConfigureAwait(false)) > 0)
            {
                filled += read;
                if (filled > limit)
                {
                    throw TooLarge(limit);
                }

                if (filled == body.Length)
                {
                    Grow(ref body, limit);
                }
            }

            return Decode(body, filled, content.Headers.ContentType?.CharSet);
        }
        finally
        {
            Interlocked.Add(ref _inFlight, -body.Length);
        }
    }

    private static ApiResponseTooLargeException TooLarge(int limit) => new(
        $"the answer is larger than {(limit / 1024).ToString("#,0", CultureInfo.InvariantCulture)} KB, as no answer of this service is.");

    private void Grow(ref byte[] body, int limit)
    {
        var more = Math.Min(body.Length, limit + 1 - body.Length);
        if (Interlocked.Add(ref _inFlight, more) > allInFlight)
        {
            Interlocked.Add(ref _inFlight, -more);
            throw new ApiResponseTooLargeException("the answers that come in at the same time are larger than those of this service can be.");
        }

        Array.Resize(ref body, body.Length + more);
    }

    private static string Decode(byte[] body, int length, string? charset)
    {
        var encoding = EncodingOf(charset);

        if (length == 0 || body[0] < 0xEF)
        {
            return encoding.GetString(body, 0, length);
        }

        // It may begin with a byte order mark, which wins over the charset.
        using var reader = new StreamReader(new MemoryStream(body, 0, length), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>The charset that is announced. An unknown one, and UTF-7, which .NET refuses and .NET Framework reads, is UTF-8: JSON is that anyway.</summary>
    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            var named = string.IsNullOrEmpty(charset) ? Encoding.UTF8 : Encoding.GetEncoding(charset!.Trim('"'));
            return named.CodePage == Utf7 ? Encoding.UTF8 : named;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}

/// <summary>How large an answer may be, in bytes after decompression. A broken or hostile service must not fill the memory.</summary>
internal static class ApiResponseSize
{
    /// <summary>One referral, or a refusal. Real ones have a few kilobytes.</summary>
    internal const int OneReferral = 512 * 1024;

    /// <summary>A page of a list (100 referrals, facts 7), or whatever the user asks for by a request of their own.</summary>
    internal const int Page = 8 * 1024 * 1024;

    /// <summary>All answers of a connection that are being read.</summary>
    internal const int AllInFlight = 32 * 1024 * 1024;
}

/// <summary>The answer went on beyond what a call of its kind can have for an answer, and was not read to its end.</summary>
internal sealed class ApiResponseTooLargeException(string message) : IOException(message);
