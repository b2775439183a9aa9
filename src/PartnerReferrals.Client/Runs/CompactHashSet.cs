using System;

namespace PartnerReferrals.Runs;

/// <summary>
/// A set of 64-bit hashes in about twelve bytes each, in many small tables, so that growing never doubles the memory. Not thread-safe.
/// </summary>
internal sealed class CompactHashSet
{
    private const int Partitions = 256;

    private readonly ulong[]?[] _tables = new ulong[]?[Partitions];
    private readonly int[] _counts = new int[Partitions];

    /// <summary>Adds a hash; false when it is there.</summary>
    internal bool Add(ulong hash)
    {
        // Zero marks an empty place.
        hash = hash == 0 ? 1 : hash;
        var partition = (int)(hash >> 56);
        var table = _tables[partition] ??= new ulong[16];
        if (_counts[partition] >= table.Length - (table.Length / 6))
        {
            table = _tables[partition] = Grow(table);
        }

        if (!Place(table, hash))
        {
            return false;
        }

        _counts[partition]++;
        return true;
    }

    internal bool Contains(ulong hash)
    {
        hash = hash == 0 ? 1 : hash;
        if (_tables[(int)(hash >> 56)] is not { } table)
        {
            return false;
        }

        for (var position = (int)(hash % (ulong)table.Length); table[position] != 0; position = position + 1 == table.Length ? 0 : position + 1)
        {
            if (table[position] == hash)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Place(ulong[] table, ulong hash)
    {
        var position = (int)(hash % (ulong)table.Length);
        while (table[position] != 0)
        {
            if (table[position] == hash)
            {
                return false;
            }

            position = position + 1 == table.Length ? 0 : position + 1;
        }

        table[position] = hash;
        return true;
    }

    private static ulong[] Grow(ulong[] table)
    {
        var larger = new ulong[(table.Length * 3 / 2) | 1];
        foreach (var hash in table)
        {
            if (hash != 0)
            {
                Place(larger, hash);
            }
        }

        return larger;
    }
}
