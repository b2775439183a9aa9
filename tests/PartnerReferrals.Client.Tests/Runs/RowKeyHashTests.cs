using System.Linq;
using System.Text;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What stands for a key while a journal is read tells it from others.</summary>
public class RowKeyHashTests
{
    [Fact]
    public void Keys_that_differ_a_little_differ_in_their_hash_and_mostly_in_their_hash_code()
    {
        var keys = Enumerable.Range(0, 5000).SelectMany(i => (string[])[$"id:{i}", $"id:CRM-{i:D6}", $"hash:0123456789abcdef0123456789abcdef#{i}", new string('a', i % 700) + i]).ToList();
        var hashes = keys.Distinct().Select(RowKeyHash.Of).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.InRange(hashes.Select(hash => hash.GetHashCode()).Distinct().Count(), hashes.Count - 10, hashes.Count);

        // A table places them by their lowest bits.
        Assert.InRange(hashes.Select(hash => hash.GetHashCode() & 0xFF).Distinct().Count(), 256, 256);
    }

    [Fact]
    public void A_key_has_the_same_hash_wherever_its_bytes_stand()
    {
        var bytes = Encoding.UTF8.GetBytes("..id:ü..");
        Assert.Equal(RowKeyHash.Of("id:ü"), RowKeyHash.Of(bytes, 2, bytes.Length - 2));
        Assert.NotEqual(RowKeyHash.Of("id:ü"), RowKeyHash.Of(bytes, 2, bytes.Length - 1));
        Assert.NotEqual(RowKeyHash.Of(""), RowKeyHash.Of("\0"));
    }

    [Theory]
    [InlineData(1, 2, 1, 2, true)]
    [InlineData(1, 2, 1, 3, false)]
    [InlineData(1, 2, 3, 2, false)]
    [InlineData(1, 2, 2, 1, false)]
    public void Both_halves_count(ulong first, ulong second, ulong otherFirst, ulong otherSecond, bool isSame)
    {
        var (one, other) = (new RowKeyHash(first, second), new RowKeyHash(otherFirst, otherSecond));
        Assert.Equal(isSame, one.Equals(other));
        Assert.Equal(isSame, one.Equals((object)other));
        Assert.False(one.Equals("1"));
        Assert.False(one.Equals(null));
    }
}
