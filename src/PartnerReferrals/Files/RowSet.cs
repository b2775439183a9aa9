using System.Collections.Generic;

namespace PartnerReferrals.Files;

/// <summary>A set of row numbers, one bit a row.</summary>
internal sealed class RowSet
{
    private readonly List<ulong> _bits = [];

    /// <summary>Rows in the set.</summary>
    internal long Count { get; private set; }

    internal void Add(long row)
    {
        var word = (int)(row / 64);
        while (_bits.Count <= word)
        {
            _bits.Add(0);
        }

        var bit = 1UL << (int)(row % 64);
        Count += (_bits[word] & bit) == 0 ? 1 : 0;
        _bits[word] |= bit;
    }

    /// <summary>All rows, by their number.</summary>
    internal IEnumerable<long> All()
    {
        for (var word = 0; word < _bits.Count; word++)
        {
            for (var bit = 0; bit < 64 && _bits[word] != 0; bit++)
            {
                if ((_bits[word] & (1UL << bit)) != 0)
                {
                    yield return (64L * word) + bit;
                }
            }
        }
    }

    internal bool Contains(long row) => row / 64 < _bits.Count && (_bits[(int)(row / 64)] & (1UL << (int)(row % 64))) != 0;
}
