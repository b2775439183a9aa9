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
