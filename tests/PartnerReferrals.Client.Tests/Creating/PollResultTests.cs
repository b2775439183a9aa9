using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>
/// Which referral of a list goes to which create in doubt. Times are minutes: what was sent at zero is what was created from one minute before until six after,
/// and may be what was created within a quarter of an hour around.
/// </summary>
public class PollResultTests
{
    private readonly TestClock _clock = new();
    private readonly ServiceClock _service;
    private readonly ReferralOwnership _ownership;
    private readonly Dictionary<string, TimeSpan> _firstSeen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _offered = [];

    public PollResultTests()
    {
        _service = new ServiceClock(_clock);
        _ownership = new ReferralOwnership(_clock, TimeSpan.FromMinutes(1));
        var answer = new ApiResponse
        {
            StatusCode = HttpStatusCode.OK,
            Headers = new Dictionary<string, string> { ["Date"] = TestClock.Start.ToString("r", CultureInfo.InvariantCulture) },
            Body = "",
        };
        _service.HearDate(answer);
        _service.HearStamp(TestClock.Start, answer);
    }

    [Theory]
    [InlineData("0", "", false)]
    [InlineData("0", "1", true)]
    [InlineData("0", "20", false)]
    [InlineData("0 0", "1", false)]
    [InlineData("0 0", "1 2", true)]
    [InlineData("0 0", "1 2 3", true)]
    [InlineData("0 3", "0 1", false)]
    [InlineData("0 3", "2 3", true)]
    public void The_rest_need_not_be_read_once_there_is_one_for_each(string sent, string seen, bool isEnough)
    {
        var poll = Poll([.. Minutes(sent).Select(minute => Sent(minute))]);
        See(poll, seen);
        Assert.Equal(isEnough, poll.IsEnough);
    }

    [Fact]
    public void One_for_one_deal_is_not_enough_for_another()
    {
        var poll = Poll(Sent(0), Sent(0, "Other"));
        See(poll, "1 2");
        Assert.False(poll.IsEnough);
        poll.See(Listed("other", 1, "Other"));
        Assert.True(poll.IsEnough);
    }

    [Fact]
    public void For_a_proof_the_list_is_read_to_its_end()
    {
        var poll = Deciding(Sent(0));
        See(poll, "1");
        Assert.False(poll.IsEnough);
    }

    [Fact]
    public void While_creates_of_an_earlier_process_are_still_to_be_searched_for_it_is_read_to_its_end_too()
    {
        _ownership.KeepClaims();
        var poll = Poll(Sent(0));
        See(poll, "1");
        Assert.False(poll.IsEnough);
    }

    [Fact]
    public void What_two_pages_show_is_one()
    {
        var poll = Poll(Sent(0), Sent(0));
        See(poll, "1 1");
        Assert.False(poll.IsEnough);
        Assert.Equal(["1"], poll.Ids);
    }

    [Fact]
    public void What_belongs_to_another_row_is_for_nobody()
    {
        _ownership.TryClaim("1");
        var create = Sent(0);
        var poll = Poll(create);
        See(poll, "1");
        poll.Resolve(Take);
        Assert.Null(FoundBy(create));
        Assert.Empty(_offered);
        Assert.Equal(["1"], poll.Ids);
    }

    [Fact]
    public void What_has_no_id_is_for_nobody()
    {
        var poll = Poll(Sent(0));
        poll.See(Listed("", 1));
        Assert.False(poll.IsEnough);
        Assert.Empty(poll.Ids);
    }

    /// <summary>By the minute each was sent, in the order in which they are searched for: the minute of what each gets.</summary>
    [Theory]
    [InlineData("0", "3 1 2", "1")]
    [InlineData("0 2", "1.5 3", "3 1.5")]
    [InlineData("2 0", "1.5 3", "1.5 3")]
    [InlineData("0 4", "0 5", "0 5")]
    [InlineData("0 4", "5", "- 5")]
    [InlineData("0 4", "0", "0 -")]
    [InlineData("0 0", "2 1", "1 2")]
    [InlineData("0 0 0", "2 1", "1 2 -")]
    public void Of_equal_ones_the_latest_chooses_first_and_takes_the_oldest_it_can_have(string sent, string listed, string got)
    {
        var creates = Minutes(sent).Select(minute => Sent(minute)).ToArray();
        var poll = Poll(creates);
        See(poll, listed);
        poll.Resolve(Take);
        Assert.Equal(got, string.Join(' ', creates.Select(create => FoundBy(create) ?? "-")));
        Assert.Equal(got.Split(' ').Count(id => id != "-"), _offered.Count);
    }

    [Fact]
    public void Who_is_known_to_have_one_chooses_before_all_others()
    {
        var (known, later) = (Sent(0, wasReportedCreated: true), Sent(2));
        var poll = Poll(later, known);
        See(poll, "3");
        poll.Resolve(Take);
        Assert.Equal(("3", null), (FoundBy(known), FoundBy(later)));
    }

    [Fact]
    public void Nobody_gets_two()
    {
        var poll = Poll(Sent(0));
        See(poll, "1 2 3");
        poll.Resolve((_, found) => Offer(found));
        Assert.Equal(["1"], _offered);
    }

    [Fact]
    public void Who_cannot_have_one_is_offered_the_next()
    {
        var create = Sent(0);
        var poll = Poll(create);
        See(poll, "1 2");
        poll.Resolve((one, found) => found.Id != "1" && Take(one, found));
        Assert.Equal("2", FoundBy(create));
        Assert.Equal(TimeSpan.Zero, create.Deferred);
    }

    [Fact]
    public void Who_gave_up_meanwhile_is_offered_nothing()
    {
        var (gone, other) = (Sent(2), Sent(0));
        gone.Result.TrySetCanceled(TestContext.Current.CancellationToken);
        var poll = Poll(gone, other);
        See(poll, "3");
        poll.Resolve(Take);
        Assert.Equal("3", FoundBy(other));
        Assert.Equal(["3"], _offered);
        Assert.Equal(TimeSpan.Zero, gone.Deferred);
    }

    [Fact]
    public void Who_may_have_lost_it_to_an_equal_one_waits_as_long_as_that_and_nobody_else()
    {
        var (taker, loser, apart, another) = (Sent(4), Sent(0), Sent(-10), Sent(0, "Other"));
        var poll = Poll(taker, loser, apart, another);
        See(poll, "5");
        poll.See(Listed("other", 10, "Other"));
        poll.Resolve(Take);
        Assert.Equal("5", FoundBy(taker));
        Assert.Equal(
            [TimeSpan.Zero, TimeSpan.FromMinutes(4), TimeSpan.Zero, TimeSpan.Zero],
            new[] { taker, loser, apart, another }.Select(create => create.Deferred));
    }

    [Fact]
    public void What_a_create_in_flight_may_own_is_for_nobody_yet()
    {
        _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null);
        var create = Sent(0);
        var poll = Poll(create);
        See(poll, "1");
        poll.Resolve(Take);
        Assert.Empty(_offered);
        Assert.True(create.IsContested);
    }

    [Fact]
    public void What_was_seen_before_a_create_was_sent_is_not_its()
    {
        var create = Sent(0);
        var inFlight = _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null);
        See(Poll(create), "1");
        inFlight.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(10));
        _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var next = Poll(create);
        See(next, "1");
        next.Resolve(Take);
        Assert.Equal("1", FoundBy(create));
        Assert.False(create.IsContested);
    }

    [Theory]
    [InlineData(true, "10")]
    [InlineData(false, null)]
    public void For_a_proof_what_it_may_be_is_named(bool isDeciding, string? possible)
    {
        var create = Sent(0);
        var poll = isDeciding ? Deciding(create) : Poll(create);
        See(poll, "10");
        poll.Resolve(Take);
        poll.NamePossible();
        Assert.Equal((possible, false), (create.PossibleId, create.IsContested));
        Assert.Empty(_offered);
    }

    /// <summary>By their names; all that is listed has the customer of what is searched for, and what is in flight has another.</summary>
    [Theory]
    [InlineData("A", "A", null, true)]
    [InlineData("A A", "A", null, true)]
    [InlineData("A B", "A", "2", true)]
    [InlineData("B A", "A", "1", true)]
    [InlineData("A", "-", "1", false)]
    [InlineData("A B", "-", "2", false)]
    public void What_a_create_in_flight_may_own_is_not_named_and_leaves_it_open(string listed, string inFlight, string? possible, bool isContested)
    {
        if (inFlight != "-")
        {
            var sent = TestClients.Deal(inFlight);
            sent.CustomerProfile!.Name = "Another";
            _ownership.Begin(PayloadFingerprint.Of(sent), () => null);
        }

        var create = Sent(0);
        var poll = Deciding(create);
        foreach (var (name, i) in listed.Split(' ').Select((name, i) => (name, i)))
        {
            poll.See(Listed((i + 1).ToString(CultureInfo.InvariantCulture), 1, name));
        }

        poll.NamePossible();
        Assert.Equal((possible, isContested), (create.PossibleId, create.IsContested));
    }

    [Fact]
    public void What_got_an_owner_meanwhile_is_not_named()
    {
        var create = Sent(0);
        var poll = Deciding(create);
        See(poll, "10");
        _ownership.TryClaim("10");
        poll.NamePossible();
        Assert.Equal((null, false), (create.PossibleId, create.IsContested));
    }

    private static IEnumerable<double> Minutes(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(minute => double.Parse(minute, CultureInfo.InvariantCulture));

    private static Referral Listed(string id, double minute, string name = "Deal")
    {
        var referral = TestClients.Deal(name);
        (referral.Id, referral.CreatedDateTime) = (id, TestClock.Start.AddMinutes(minute));
        return referral;
    }

    /// <summary>Referrals with their minute as the id.</summary>
    private static void See(PollResult poll, string minutes)
    {
        foreach (var minute in Minutes(minutes))
        {
            poll.See(Listed(minute.ToString(CultureInfo.InvariantCulture), minute));
        }
    }

    private static string? FoundBy(InDoubtCreate create) => create.Result.Task.IsCompletedSuccessfully ? create.Result.Task.Result!.Id : null;

    private InDoubtCreate Sent(double minute, string name = "Deal", bool wasReportedCreated = false) => new()
    {
        Fingerprint = PayloadFingerprint.Of(TestClients.Deal(name)),
        Leg = ReferralLeg.Own,
        SentAt = TestClock.Start.AddMinutes(minute),
        Time = SendTime.Here(TimeSpan.FromMinutes(minute), TimeSpan.FromMinutes(minute), _clock),
        ProofAt = TimeSpan.FromMinutes(minute + 5),
        WasReportedCreated = wasReportedCreated,
    };

    private bool Take(InDoubtCreate create, Referral found)
    {
        Offer(found);
        return _ownership.TryClaim(found.Id!) && create.Result.TrySetResult(found);
    }

    private bool Offer(Referral found)
    {
        _offered.Add(found.Id!);
        return true;
    }

    private PollResult Poll(params InDoubtCreate[] creates) => NewPoll(creates, isDeciding: false);

    private PollResult Deciding(params InDoubtCreate[] creates) => NewPoll(creates, isDeciding: true);

    private PollResult NewPoll(InDoubtCreate[] creates, bool isDeciding) =>
        new([.. creates.Select(create => new CreateMatcher(create, _service, new ReconcileOptions(), isDeciding))], _ownership, _firstSeen, () => _clock.Elapsed, knowsStamps: true);
}
