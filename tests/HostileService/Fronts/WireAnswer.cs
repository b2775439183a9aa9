using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace PartnerReferrals.Hostile;

/// <summary>The bytes of an answer.</summary>
internal static class WireAnswer
{
    /// <summary>A mebibyte of blanks: JSON that may yet begin.</summary>
    public static byte[] Blanks { get; } = NewBlanks();

    /// <summary>The same as one member of a gzip stream, about a kilobyte; members may follow each other.</summary>
    public static byte[] PackedBlanks { get; } = Pack(Blanks);

    /// <summary>Status line and headers.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="length">Length of the body; null for chunks.</param>
    public static byte[] Head(ServiceAnswer answer, long? length)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Word\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        if (length is null or > 0)
        {
            head.Append($"Content-Type: {answer.MediaType}\r\n");
        }

        if (answer.Status != 204)
        {
            head.Append(length is { } known ? $"Content-Length: {known}\r\n" : "Transfer-Encoding: chunked\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>A chunk of a body without a known length.</summary>
    public static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, (byte)'\r', (byte)'\n'];

    private static byte[] NewBlanks()
    {
        var blanks = new byte[1 << 20];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
