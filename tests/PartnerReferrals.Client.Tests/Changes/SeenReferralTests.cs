using System;
using PartnerReferrals.Changes;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>What is kept of a referral, and how it is told from a later version.</summary>
public sealed class SeenReferralTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_tells_a_change_is_kept()
    {
        var seen = SeenReferral.Of(Deal());
        Assert.Equal(("1", Noon, "e1"), (seen.ETag, seen.Updated, seen.EngagementId));
        Assert.Equal(("Active/Accepted", 7.5m, "CHF", Noon.AddDays(1)), (seen.State, seen.DealValue, seen.Currency, seen.ClosingDate));
        Assert.Equal((false, false, false), (seen.IsMicrosofts, seen.IsShared, seen.IsTerminal));
    }

    /// <summary>A leg is Microsoft's or one's own, never both.</summary>
    [Theory]
    [InlineData("o1", "Independent", false, false)]
    [InlineData("o1", "Shared", false, true)]
    [InlineData("o1", null, false, false)]
    [InlineData("msft", "Shared", true, false)]
    [InlineData("msft", "Independent", true, false)]
    public void Whose_leg_it_is_is_kept(string organization, string? type, bool isMicrosofts, bool isShared)
    {
        var deal = Deal();
        (deal.OrganizationId, deal.Type) = (organization, type);
        var seen = SeenReferral.Of(deal);
        Assert.Equal((isMicrosofts, isShared), (seen.IsMicrosofts, seen.IsShared));
    }

    [Theory]
    [InlineData("New", false)]
    [InlineData("Active", false)]
    [InlineData("Closed", true)]
    public void Whether_it_has_ended_is_kept(string status, bool isTerminal)
    {
        var deal = Deal();
        deal.Status = status;
        Assert.Equal(isTerminal, SeenReferral.Of(deal).IsTerminal);
    }

    /// <summary>Nobody answers to a deal that was not shared or has ended, and without its engagement nobody finds the answer.</summary>
    [Theory]
    [InlineData("e1", false, true, false, true)]
    [InlineData("e1", false, false, true, true)]
    [InlineData("e1", false, true, true, true)]
    [InlineData("e1", false, false, false, false)]
    [InlineData("e1", true, true, false, false)]
    [InlineData("e1", true, false, true, false)]
    [InlineData("e1", true, false, false, false)]
    [InlineData(null, false, true, false, false)]
    [InlineData(null, false, false, true, false)]
    [InlineData(null, true, true, false, false)]
    public void An_answer_is_looked_for_where_one_may_come(string? engagement, bool hasEnded, bool isMicrosofts, bool isShared, bool isFollowed)
    {
        var seen = new SeenReferral { EngagementId = engagement, IsTerminal = hasEnded, IsMicrosofts = isMicrosofts, IsShared = isShared };
        Assert.Equal(isFollowed, seen.IsFollowed);
    }

    /// <summary>The version tells; where one has none, the stamp and the state do together.</summary>
    [Theory]
    [InlineData("1", "1", true, true, true)]
    [InlineData("1", "1", false, false, true)]
    [InlineData("1", "2", true, true, false)]
    [InlineData(null, "1", true, true, true)]
    [InlineData("1", null, true, true, true)]
    [InlineData(null, null, true, true, true)]
    [InlineData(null, "1", false, true, false)]
    [InlineData("1", null, false, true, false)]
    [InlineData(null, null, false, true, false)]
    [InlineData(null, "1", true, false, false)]
    [InlineData("1", null, true, false, false)]
    [InlineData(null, null, false, false, false)]
    public void It_is_as_it_was_seen_where_nothing_tells_otherwise(string? before, string? now, bool sameStamp, bool sameState, bool isAsSeen)
    {
        var deal = Deal();
        deal.ETag = before;
        var seen = SeenReferral.Of(deal);
        deal.ETag = now;
        deal.UpdatedDateTime = sameStamp ? Noon : Noon.AddTicks(1);
        deal.Substatus = sameState ? "Accepted" : "Won";
        Assert.Equal(isAsSeen, seen.IsAsSeen(deal));
    }

    [Theory]
    [InlineData("State")]
    [InlineData("DealValue")]
    [InlineData("Currency")]
    [InlineData("ClosingDate")]
    public void Each_field_that_differs_is_named(string field)
    {
        var seen = SeenReferral.Of(Deal());
        foreach (var isUnset in new[] { false, true })
        {
            var deal = Deal();
            switch (field)
            {
                case "State":
                    deal.Status = isUnset ? null : "Closed";
                    break;
                case "DealValue":
                    deal.DealValue = isUnset ? null : 7.6m;
                    break;
                case "Currency":
                    deal.Currency = isUnset ? null : "EUR";
                    break;
                default:
                    deal.ClosingDate = isUnset ? null : Noon.AddDays(2);
                    break;
            }

            Assert.Equal([field], seen.DifferencesFrom(deal));
        }
    }

    /// <summary>Another version with the same four: something else changed. A value is the same in any spelling.</summary>
    [Fact]
    public void What_is_not_kept_is_not_named()
    {
        var deal = Deal();
        (deal.ETag, deal.Name, deal.UpdatedDateTime, deal.EngagementId, deal.DealValue) = ("2", "Another", Noon.AddDays(1), "e2", 7.500m);
        Assert.Empty(SeenReferral.Of(Deal()).DifferencesFrom(deal));
    }

    private static Referral Deal() => new()
    {
        Id = "a",
        ETag = "1",
        UpdatedDateTime = Noon,
        EngagementId = "e1",
        OrganizationId = "o1",
        Type = "Independent",
        Status = "Active",
        Substatus = "Accepted",
        DealValue = 7.5m,
        Currency = "CHF",
        ClosingDate = Noon.AddDays(1),
    };
}
