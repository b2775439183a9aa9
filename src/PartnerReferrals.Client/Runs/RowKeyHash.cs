using System;
using System.Text;

namespace PartnerReferrals.Runs;

/// <summary>
/// A row's key in sixteen bytes: two independent lanes of FNV-1a, each mixed at its end. Made while a journal is read, where a cryptographic hash would
/// take most of the time; the line it leads to is compared with the key before anything is done on its word.
/// </summary>
internal readonly struct RowKeyHash(ulong first, ulong second) : IEquatable<RowKeyHash>
{
    private readonly ulong _first = first;
    private readonly ulong _second = second;

    internal static RowKeyHash Of(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Of(bytes, 0, bytes.Length);
    }

    internal static RowKeyHash Of(byte[] bytes, int start, int end)
    {
        unchecked
        {
            var first = 14695981039346656037UL;
            var second = 0x9E3779B97F4A7C15UL;
            for (var i = start; i < end; i++)
            {
                first = (first ^ bytes[i]) * 1099511628211UL;
                second = (second ^ bytes[i]) * 0xC6A4A7935BD1E995UL;
                second ^= second >> 47;
            }

            return new RowKeyHash(Mix(first), Mix(second));
        }
    }

    public bool Equals(RowKeyHash other) => _first == other._first && _second == other._second;

    public override bool Equals(object? obj) => obj is RowKeyHash other && Equals(other);

    public override int GetHashCode() => unchecked((int)(_first ^ (_first >> 32)));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDUL;
            value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return value ^ (value >> 33);
        }
    }
}
