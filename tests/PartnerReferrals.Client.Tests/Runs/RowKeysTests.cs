using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

public class RowKeysTests
{
    [Fact]
    public void An_external_id_is_the_key_and_its_second_row_a_duplicate()
    {
        var keys = new RowKeys();
        var first = keys.Next(TestClients.Deal("A", "CRM-1"));
        var second = keys.Next(TestClients.Deal("B", "CRM-1"));
        var other = keys.Next(TestClients.Deal("C", "crm-1"));
        Assert.Equal(("id:CRM-1", false), (first.Key, first.IsDuplicate));
        Assert.Equal(("id:CRM-1", true), (second.Key, second.IsDuplicate));
        Assert.False(other.IsDuplicate);
        Assert.NotEqual(first.PayloadHash, second.PayloadHash);
    }

    [Fact]
    public void Equal_rows_without_an_id_are_counted_whatever_stands_between()
    {
        var keys = new RowKeys();
        var a1 = keys.Next(TestClients.Deal("A"));
        var b1 = keys.Next(TestClients.Deal("B"));
        var a2 = keys.Next(TestClients.Deal("A"));
        var a3 = keys.Next(TestClients.Deal("A"));
        Assert.Equal([1, 1, 2, 3], new[] { a1, b1, a2, a3 }.Select(k => k.Occurrence));
        Assert.EndsWith("#3", a3.Key);
        Assert.Equal(4, new[] { a1, b1, a2, a3 }.Select(k => k.Key).Distinct().Count());
        Assert.DoesNotContain(new[] { a1, a2 }, k => k.IsDuplicate);
    }

    [Fact]
    public void A_key_is_known_once_its_row_came_and_not_before()
    {
        var keys = new RowKeys();
        var others = new RowKeys();
        var coming = others.Next(TestClients.Deal("A"));
        var second = others.Next(TestClients.Deal("A"));
        var third = others.Next(TestClients.Deal("A"));
        Assert.False(keys.Contains(coming.Key));
        keys.Next(TestClients.Deal("A"));
        Assert.Equal((true, false, false), (keys.Contains(coming.Key), keys.Contains(second.Key), keys.Contains(third.Key)));
        keys.Next(TestClients.Deal("A"));
        Assert.Equal((true, true, false), (keys.Contains(coming.Key), keys.Contains(second.Key), keys.Contains(third.Key)));
        keys.Next(TestClients.Deal("A"));
        Assert.True(keys.Contains(third.Key));
    }

    [Fact]
    public void An_external_id_is_known_whatever_signs_it_has()
    {
        var keys = new RowKeys();
        foreach (var id in (string[])["CRM-1", "C#2", "#", "X#1"])
        {
            Assert.False(keys.Contains("id:" + id));
            keys.Next(TestClients.Deal("A", id));
            Assert.True(keys.Contains("id:" + id));
        }

        Assert.False(keys.Contains("id:C"));
        Assert.False(keys.Contains("id:X"));
        Assert.Throws<ArgumentNullException>(() => keys.Contains(null!));
    }

    [Theory]
    [InlineData("hash:ab#1", "hash:ab", 1)]
    [InlineData("hash:ab#12", "hash:ab", 12)]
    [InlineData("hash:a#b#2", "hash:a#b", 2)]
    [InlineData("hash:ab", "hash:ab", 1)]
    [InlineData("hash:ab#", "hash:ab#", 1)]
    [InlineData("hash:ab#x", "hash:ab#x", 1)]
    [InlineData("hash:ab#-1", "hash:ab#-1", 1)]
    [InlineData("hash:ab# 2", "hash:ab# 2", 1)]
    [InlineData("#2", "#2", 1)]
    [InlineData("id:C#2", "id:C#2", 1)]
    public void A_key_is_its_name_and_its_occurrence(string key, string name, int occurrence) => Assert.Equal((name, occurrence), RowKey.Split(key));

    [Theory]
    [InlineData("id:1", true, false)]
    [InlineData("hash:ab#1", false, true)]
    [InlineData("referral:1", false, false)]
    [InlineData("ID:1", false, true)]
    public void A_key_says_what_its_row_is_recognized_by(string key, bool byId, bool byContent) => Assert.Equal((byId, byContent), (RowKey.IsById(key), RowKey.IsByContent(key)));

    [Fact]
    public void A_referral_is_known_by_its_id_however_it_is_written() =>
        Assert.Equal("referral:6f0d2a1e", RowKey.OfReferral(" 6F0D2a1e "));

    [Fact]
    public void The_compact_set_knows_exactly_what_it_was_given()
    {
        var set = new CompactHashSet();
        var random = new Random(7);
        var reference = new HashSet<ulong>();
        for (var i = 0; i < 200_000; i++)
        {
            var hash = i % 3 == 0 ? (ulong)(i % 5000) : (ulong)random.NextInt64();
            Assert.Equal(reference.Add(hash == 0 ? 1 : hash), set.Add(hash));
        }
    }
}
