using System;
using System.Linq;
using PartnerReferrals.Changes;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>What is new, what has changed, where the next look begins, and what is let go of and when.</summary>
public sealed class ChangeStateTests
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ChangeState _state = new("s", Overlap);

    [Fact]
    public void What_was_never_seen_is_new_and_nothing_of_it_was_known()
    {
        var deal = Deal("a");
        var change = _state.Compare(deal)!;
        Assert.Same(deal, change.Referral);
        Assert.Equal(ReferralChangeKind.New, change.Kind);
        Assert.Empty(change.ChangedFields);
        Assert.Equal((null, null, null, null), (change.PreviousState, change.PreviousDealValue, change.PreviousCurrency, change.PreviousClosingDate));
    }

    [Fact]
    public void What_changed_is_told_with_all_that_was_known_of_it()
    {
        _state.Take(Deal("a"));
        var now = Deal("a", eTag: "2");
        (now.Substatus, now.DealValue, now.Currency, now.ClosingDate) = ("Won", 8, "EUR", Noon.AddDays(2));
        var change = _state.Compare(now)!;
        Assert.Equal(ReferralChangeKind.Changed, change.Kind);
        Assert.Equal(["State", "DealValue", "Currency", "ClosingDate"], change.ChangedFields);
        Assert.Equal(("Active/Accepted", 7m, "CHF", Noon.AddDays(1)), (change.PreviousState, change.PreviousDealValue, change.PreviousCurrency, change.PreviousClosingDate));
    }

    [Fact]
    public void What_is_as_it_was_taken_last_is_no_change()
    {
        _state.Take(Deal("a", eTag: "1"));
        _state.Take(Deal("a", eTag: "2"));
        Assert.Null(_state.Compare(Deal("a", eTag: "2")));
        Assert.NotNull(_state.Compare(Deal("a", eTag: "1")));
        Assert.Equal("a", Assert.Single(_state.Seen).Key);
    }

    [Fact]
    public void A_comparison_takes_nothing()
    {
        Assert.NotNull(_state.Compare(Deal("a")));
        Assert.NotNull(_state.Compare(Deal("a")));
        Assert.Empty(_state.Seen);
    }

    [Fact]
    public void An_id_in_another_case_is_the_same()
    {
        _state.Take(Deal("a"));
        Assert.Null(_state.Compare(Deal("A")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void What_has_no_id_cannot_be_told_apart_and_is_no_change(string? id) => Assert.Null(_state.Compare(Deal(id)));

    /// <summary>One that ended long ago was let go of, so one that is not known is new only where it was made since the look began.</summary>
    [Theory]
    [InlineData(-1, ReferralChangeKind.Changed)]
    [InlineData(0, ReferralChangeKind.New)]
    [InlineData(1, ReferralChangeKind.New)]
    public void The_age_of_one_that_is_not_known_tells_whether_it_is_new(int ticksAfter, ReferralChangeKind kind)
    {
        _state.Complete(Noon);
        var change = _state.Compare(Deal("a", created: Noon - Overlap + TimeSpan.FromTicks(ticksAfter)))!;
        Assert.Equal(kind, change.Kind);
        Assert.Empty(change.ChangedFields);
    }

    [Fact]
    public void One_that_is_not_known_and_says_no_age_is_new()
    {
        _state.Complete(Noon);
        Assert.Equal(ReferralChangeKind.New, _state.Compare(Deal("a"))!.Kind);
    }

    [Fact]
    public void One_that_is_known_has_changed_however_young_it_is()
    {
        _state.Complete(Noon);
        _state.Take(Deal("a", created: Noon));
        Assert.Equal(ReferralChangeKind.Changed, _state.Compare(Deal("a", eTag: "2", created: Noon))!.Kind);
    }

    [Fact]
    public void What_the_first_look_is_to_begin_after_is_not_new()
    {
        _state.Since = Noon;
        Assert.Equal(ReferralChangeKind.Changed, _state.Compare(Deal("a", created: Noon - Tick))!.Kind);
        Assert.Equal(ReferralChangeKind.New, _state.Compare(Deal("b", created: Noon))!.Kind);
    }

    [Fact]
    public void The_first_look_begins_where_it_is_told_to_and_the_next_where_the_last_saw_all()
    {
        Assert.Null(_state.LookSince);
        _state.Since = Noon;
        Assert.Equal(Noon, _state.LookSince);
        _state.Complete(Noon.AddHours(1));
        Assert.Equal(Noon.AddMinutes(45), _state.LookSince);
    }

    [Fact]
    public void No_look_begins_before_the_beginning_of_time()
    {
        _state.Complete(DateTimeOffset.MinValue.AddMinutes(14));
        Assert.Equal(DateTimeOffset.MinValue, _state.LookSince);

        _state.Complete(DateTimeOffset.MinValue.AddMinutes(16));
        Assert.Equal(DateTimeOffset.MinValue.AddMinutes(1), _state.LookSince);
    }

    /// <summary>A look that a clock leads back, or that saw no stamp, has still seen no less.</summary>
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, 5, 5)]
    [InlineData(5, null, 5)]
    [InlineData(5, 4, 5)]
    [InlineData(5, 5, 5)]
    [InlineData(5, 6, 6)]
    public void What_was_seen_once_stays_seen(int? first, int? second, int? expected)
    {
        _state.Complete(At(first));
        _state.Complete(At(second));
        Assert.Equal(At(expected), _state.SeenUpTo);

        static DateTimeOffset? At(int? minute) => minute is { } known ? Noon.AddMinutes(known) : null;
    }

    /// <summary>Twice as far as the next look reaches back, counted from what was seen.</summary>
    [Theory]
    [InlineData("Closed", -1, false)]
    [InlineData("Closed", 0, true)]
    [InlineData("Closed", 1, true)]
    [InlineData("Active", -1, true)]
    [InlineData("New", -100_000_000, true)]
    public void What_ended_is_let_go_of_once_no_look_comes_across_it(string status, int ticksAfter, bool isKept)
    {
        _state.Take(Deal("a", status: status, updated: Noon - Overlap - Overlap + TimeSpan.FromTicks(ticksAfter)));
        _state.Complete(Noon);
        Assert.Equal(isKept, _state.Seen.ContainsKey("a"));
    }

    [Fact]
    public void Nothing_is_let_go_of_before_a_look_has_seen_all()
    {
        _state.Take(Deal("a", status: "Closed", updated: DateTimeOffset.MinValue));
        _state.Complete(null);
        Assert.Single(_state.Seen);
    }

    [Fact]
    public void What_ended_at_an_unknown_time_is_kept()
    {
        _state.Take(Deal("a", status: "Closed"));
        _state.Complete(Noon);
        Assert.Single(_state.Seen);
    }

    /// <summary>A look with nothing new lets go of what the one before had to keep.</summary>
    [Fact]
    public void What_was_kept_is_let_go_of_as_time_goes_on()
    {
        _state.Take(Deal("a", status: "Closed", updated: Noon));
        _state.Take(Deal("b", status: "Closed", updated: Noon - Tick));
        _state.Complete(Noon + Overlap + Overlap);
        Assert.Equal(["a"], _state.Seen.Keys);
        _state.Complete(Noon + Overlap + Overlap + Tick);
        Assert.Empty(_state.Seen);
    }

    /// <summary>Its legs are read each time, and one that is not known would come as a change each time.</summary>
    [Theory]
    [InlineData("e1", "E1", true)]
    [InlineData("e1", "e2", false)]
    [InlineData(null, "e1", false)]
    public void The_ended_leg_of_an_engagement_that_is_looked_at_is_kept(string? endedIn, string followed, bool isKept)
    {
        var ended = Deal("a", status: "Closed", updated: Noon.AddDays(-9));
        ended.EngagementId = endedIn;
        _state.Take(ended);
        _state.Take(CoSell("b", followed));
        _state.Complete(Noon);
        Assert.Equal(isKept ? ["a", "b"] : ["b"], _state.Seen.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Engagements_are_followed_once_while_a_leg_of_them_is_open()
    {
        var ended = CoSell("d", "e3");
        ended.Status = "Closed";
        var own = Deal("e");
        own.EngagementId = "e4";
        foreach (var deal in new[] { CoSell("a", "e1"), CoSell("b", "E1"), CoSell("c", "e2"), ended, own })
        {
            _state.Take(deal);
        }

        Assert.Equal(["e1", "e2"], _state.FollowedEngagements.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_written_down_stands_again()
    {
        _state.Restore("a", SeenReferral.Of(Deal("a")));
        _state.Restore(Noon, Noon.AddDays(-1));
        Assert.Null(_state.Compare(Deal("a")));
        Assert.Equal((Noon, Noon.AddDays(-1)), (_state.SeenUpTo, _state.Since));
        Assert.Equal("s", _state.Source);
    }

    private static Referral Deal(string? id, string eTag = "1", string status = "Active", DateTimeOffset? created = null, DateTimeOffset? updated = null) => new()
    {
        Id = id,
        ETag = eTag,
        Status = status,
        Substatus = status == "Active" ? "Accepted" : null,
        CreatedDateTime = created,
        UpdatedDateTime = updated,
        DealValue = 7,
        Currency = "CHF",
        ClosingDate = Noon.AddDays(1),
    };

    private static Referral CoSell(string id, string engagement)
    {
        var deal = Deal(id);
        (deal.Type, deal.EngagementId) = ("Shared", engagement);
        return deal;
    }
}
