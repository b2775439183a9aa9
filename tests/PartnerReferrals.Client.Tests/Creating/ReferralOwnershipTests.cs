using System;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>For how long what belongs to a row is remembered.</summary>
public class ReferralOwnershipTests
{
    private readonly TestClock _clock = new();
    private readonly ReferralOwnership _ownership;

    public ReferralOwnershipTests() => _ownership = new ReferralOwnership(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public void What_no_search_reaches_back_to_is_forgotten()
    {
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: null);
        Assert.True(_ownership.TryClaim("known"));
    }

    [Fact]
    public void What_a_search_reaches_back_to_is_kept()
    {
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: TimeSpan.Zero);
        Assert.False(_ownership.TryClaim("known"));
    }

    [Fact]
    public void Nothing_is_forgotten_while_creates_of_an_earlier_process_are_still_to_be_searched_for()
    {
        _ownership.KeepClaims();
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: null);
        Assert.False(_ownership.TryClaim("known"));
        Assert.True(_ownership.TryClaim("other"));
    }

    /// <summary>
    /// Seconds since something was claimed at zero: when the oldest create in flight began, and when the oldest that is searched for was sent. The reach is a
    /// minute, and five seconds more are kept.
    /// </summary>
    [Theory]
    [InlineData(null, null, false)]
    [InlineData(65.0, null, true)]
    [InlineData(65.1, null, false)]
    [InlineData(null, 65.0, true)]
    [InlineData(null, 65.1, false)]
    [InlineData(65.0, 100.0, true)]
    [InlineData(100.0, 65.0, true)]
    [InlineData(100.0, 65.1, false)]
    [InlineData(100.0, 100.0, false)]
    public void What_the_oldest_create_that_is_open_may_reach_back_to_is_kept(double? inFlight, double? searched, bool isKept)
    {
        _ownership.TryClaim("known");
        if (inFlight is { } began)
        {
            _clock.Advance(TimeSpan.FromSeconds(began));
            Begin("In flight");
        }

        _clock.Advance(TimeSpan.FromSeconds(150) - _clock.Elapsed);
        _ownership.TryClaim("other");
        _clock.Advance(TimeSpan.FromSeconds(50));
        Begin("Now", searched is { } sent ? TimeSpan.FromSeconds(sent) : null);

        Assert.Equal(isKept, _ownership.IsClaimed("known"));
        Assert.True(_ownership.IsClaimed("other"));
    }

    [Theory]
    [InlineData("Deal", "Deal", 0, nameof(Likeness.Same), true)]
    [InlineData("Deal", "Deal", 1, nameof(Likeness.Same), true)]
    [InlineData("Deal", "Deal", -1, nameof(Likeness.Same), false)]
    [InlineData("Renamed", "Renamed", 0, nameof(Likeness.Same), false)]
    [InlineData("Renamed", "Renamed", 0, nameof(Likeness.Possible), true)]
    [InlineData("Deal", "Renamed", 0, nameof(Likeness.Same), true)]
    [InlineData("Renamed", "Deal", 0, nameof(Likeness.Same), true)]
    public void What_creates_like_it_had_begun_when_it_was_seen_may_be_theirs(string one, string other, int secondsAfter, string least, bool isContested)
    {
        Begin("Another who asks");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Begin(one);
        Begin(other);
        Assert.Equal(isContested, _ownership.IsContested(Seen(_clock.Elapsed + TimeSpan.FromSeconds(secondsAfter)), Enum.Parse<Likeness>(least)));
    }

    [Fact]
    public void Whoever_asks_does_not_contest_it_himself_and_who_has_ended_no_more()
    {
        var (asks, other) = (Begin("Deal"), Begin("Deal"));
        Assert.True(_ownership.IsContested(Seen(TimeSpan.Zero), Likeness.Same, asks));
        other.Dispose();
        Assert.False(_ownership.IsContested(Seen(TimeSpan.Zero), Likeness.Same, asks));
        Assert.True(_ownership.IsContested(Seen(TimeSpan.Zero), Likeness.Same));
    }

    [Fact]
    public void What_an_earlier_process_sent_may_be_whatever_was_seen_until_it_is_closed()
    {
        var seen = Seen(_clock.Elapsed);
        _clock.Advance(TimeSpan.FromHours(1));
        var resumed = _ownership.Resume(PayloadFingerprint.Of(TestClients.Deal()));
        Assert.True(_ownership.IsContested(seen, Likeness.Same));
        resumed.IsSearchedFor = true;
        resumed.Dispose();
        Assert.True(_ownership.IsContested(seen, Likeness.Same));
        resumed.Close();
        Assert.False(_ownership.IsContested(seen, Likeness.Same));
    }

    [Fact]
    public void An_id_belongs_to_the_first_who_has_it()
    {
        var create = Begin("Deal");
        create.CreatedId = "made";
        Assert.False(_ownership.IsClaimed("made"));
        create.Dispose();
        Assert.True(_ownership.IsClaimed("made"));
        Assert.False(_ownership.TryClaim("made"));
        Assert.True(_ownership.TryClaim("other"));
        create.Dispose();
        Assert.True(_ownership.IsClaimed("other"));
    }

    private static SeenReferral Seen(TimeSpan at) => new(TestClients.Deal(), at);

    private InFlightCreate Begin(string name, TimeSpan? oldestSearched = null) => _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal(name)), () => oldestSearched);

    private void SendForHours(TimeSpan? oldestSearched)
    {
        for (var i = 0; i < 30; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            var create = _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal("Deal " + i)), () => oldestSearched);
            create.CreatedId = "made " + i;
            create.Dispose();
        }
    }
}
