using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace PartnerReferrals.Emulator.Deterministic;

/// <summary>GUIDs that are the same in every run with the same seed. Each purpose has a sequence of its own.</summary>
internal sealed class SeededGuids(int seed, string purpose)
{
    private readonly ulong _start = BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}")));

    private long _count;

    public Guid Next()
    {
        var position = (ulong)Interlocked.Increment(ref _count);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Mix(_start + (2 * position)));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Mix(_start + (2 * position) + 1));
        return Shape(bytes);
    }

    /// <summary>A GUID that depends on the seed and a name only.</summary>
    public static Guid Named(int seed, string name) =>
        Shape(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}")).AsSpan(0, 16));

    /// <summary>The finisher of SplitMix64: neighbouring counts give unrelated bits, distinct ones stay distinct.</summary>
    public static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static Guid Shape(Span<byte> bytes)
    {
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
