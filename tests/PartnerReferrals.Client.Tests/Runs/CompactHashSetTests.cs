using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>The small set of hashes knows what it was given, and nothing else, however its tables fill.</summary>
public class CompactHashSetTests
{
    /// <summary>Hashes that lie close together, far apart, at the ends of a table, in one table or in many.</summary>
    public static TheoryData<string, ulong[]> Hashes => new()
    {
        { "one after the other", Many(i => i + 1) },
        { "backwards", Many(i => 4000 - i) },
        { "in one place", Many(i => (i * 16) + 15) },
        { "in a place of many sizes", Many(i => i * 16 * 25 * 37 * 55) },
        { "at the end of the table", Many(i => (i * 16) + 13) },
        { "in many tables", Many(i => (i << 56) | (i * 0x9E3779B9)) },
        { "in the last table", Many(i => ulong.MaxValue - (i * 7)) },
        { "in two tables", Many(i => ((i & 1) << 63) | (i / 2 * 31)) },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public void What_was_added_is_there_once_and_nothing_else(string what, ulong[] hashes)
    {
        // Zero stands for the hash beside it.
        hashes = [.. hashes.Where(hash => hash != 0).Distinct()];
        var set = new CompactHashSet();
        for (var i = 0; i < hashes.Length; i++)
        {
            Assert.False(set.Contains(hashes[i]), what);
            Assert.True(set.Add(hashes[i]), what);
            Assert.False(set.Add(hashes[i]), what);
            Assert.True(set.Contains(hashes[i]) && set.Contains(hashes[i / 2]) && set.Contains(hashes[0]), what);
        }

        var known = new HashSet<ulong>(hashes);
        Assert.All(hashes, hash => Assert.True(set.Contains(hash) && !set.Add(hash), what));
        Assert.All(hashes.SelectMany(hash => (ulong[])[hash + 1, hash ^ (1UL << 56), hash ^ (1UL << 40)]).Where(hash => hash != 0 && !known.Contains(hash)), hash => Assert.False(set.Contains(hash), what));
    }

    [Fact]
    public void A_hash_of_zero_is_one_too()
    {
        var set = new CompactHashSet();
        Assert.False(set.Contains(0));
        Assert.True(set.Add(0));
        Assert.True(set.Contains(0));
        Assert.False(set.Add(0));
        Assert.False(set.Contains(2));
    }

    private static ulong[] Many(System.Func<ulong, ulong> of) => [.. Enumerable.Range(0, 300).Select(i => of((ulong)i))];
}
