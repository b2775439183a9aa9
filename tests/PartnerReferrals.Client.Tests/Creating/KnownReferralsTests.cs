using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Which referrals a list has to hold before anything is taken for absent.</summary>
public sealed class KnownReferralsTests : IDisposable
{
    private static readonly TimeSpan ListingDelay = TimeSpan.FromMinutes(5);

    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReferralClient _client;
    private readonly KnownReferrals _known;

    public KnownReferralsTests()
    {
        _service = new FakeService(_clock);
        _client = TestClients.Over(_service, _clock);
        _known = new KnownReferrals(_client, new RequestContext(), ListingDelay);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Of_many_the_last_32_are_asked_for_and_they_reach_back_as_far_as_a_search()
    {
        for (var i = 0; i < 1000; i++)
        {
            Add($"r{i}");
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        _clock.Advance(ListingDelay);
        var demanded = Demanded();

        Assert.Equal(32, demanded.Count);
        var numbers = demanded.Select(id => int.Parse(id[1..], CultureInfo.InvariantCulture)).ToList();

        // A sixteenth of the delay, in steps of five seconds.
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.Equal(4, pair.Second - pair.First));
        Assert.Equal(996, numbers[^1]);
    }

    [Theory]
    [InlineData(0, "first third")]
    [InlineData(1, "first second third")]
    public void Of_two_a_sixteenth_of_the_delay_apart_both_are_asked_for_and_of_two_nearer_the_first(int enough, string demanded)
    {
        var apart = TimeSpan.FromTicks(ListingDelay.Ticks / 16);
        Add("first");
        _clock.Advance(apart - TimeSpan.FromTicks(1 - enough));
        Add("second");
        _clock.Advance(apart);
        Add("third");
        _clock.Advance(ListingDelay);
        Assert.Equal(demanded.Split(' '), Demanded());
    }

    [Fact]
    public void What_was_just_created_may_still_be_missing()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        Add("new");
        _clock.Advance(ListingDelay - TimeSpan.FromTicks(1));
        Assert.Empty(Demanded());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["new"], Demanded());
    }

    [Fact]
    public void What_is_older_than_the_list_reaches_may_be_missing()
    {
        Add("old");
        _clock.Advance(ListingDelay);
        Assert.Empty(Demanded(since: TestClock.Start.AddTicks(1)));
        Assert.Equal(["old"], Demanded(since: TestClock.Start));
    }

    [Theory]
    [InlineData("-00:59:59", "-01:00:00")]
    [InlineData("-01:00:00", null)]
    [InlineData("-01:30:00", null)]
    [InlineData("00:00:00", null)]
    [InlineData("-00:59:59 -00:20:00", "-00:20:01")]
    [InlineData("-00:20:00 00:00:00", null)]
    [InlineData("", null)]
    public void A_search_begins_a_little_earlier_to_come_across_one(string created, string? since)
    {
        var sought = TestClock.Start.AddDays(1);
        foreach (var offset in created.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _known.Add(new Referral { Id = offset, CreatedDateTime = sought + TimeSpan.Parse(offset, CultureInfo.InvariantCulture) });
        }

        Assert.Equal(since is null ? sought : sought + TimeSpan.Parse(since, CultureInfo.InvariantCulture), _known.Since(sought));
    }

    [Fact]
    public async Task Of_an_earlier_runs_the_last_four_are_asked_for_once_and_demanded_when_they_must_be_listed()
    {
        var ids = Enumerable.Range(0, 6).Select(i => _service.Commit(TestClients.Deal("Deal " + i).ToJson())["id"]!.ToString()).ToList();
        ids.ForEach(_known.AddEarlier);

        await _known.ReadEarlierAsync(CancellationToken.None);
        await _known.ReadEarlierAsync(CancellationToken.None);

        Assert.Equal(ids.Skip(2), _service.Requests.Select(request => request.Address.Segments[^1]));

        // The service's machines may be a minute apart.
        _clock.Advance(ListingDelay + ServiceClock.Tolerance - TimeSpan.FromTicks(1));
        Assert.Empty(Demanded());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ids.Skip(2), Demanded());
    }

    [Fact]
    public async Task A_service_that_does_not_know_what_an_earlier_run_created_proves_nothing()
    {
        _known.AddEarlier("11111111-0000-0000-0000-000000000001");
        var error = await Assert.ThrowsAsync<ConnectionException>(() => _known.ReadEarlierAsync(CancellationToken.None));
        Assert.Contains("11111111-0000-0000-0000-000000000001", error.Message, StringComparison.Ordinal);
    }

    private void Add(string id) => _known.Add(new Referral { Id = id, CreatedDateTime = _clock.TrueNow });

    /// <summary>What a list of nothing at all is told to lack, one after the other.</summary>
    private List<string> Demanded(DateTimeOffset? since = null)
    {
        var ids = new List<string>();
        while (true)
        {
            try
            {
                _known.Check(ids.ToHashSet(), since, _clock.Elapsed);
                return ids;
            }
            catch (ConnectionException e)
            {
                ids.Add(Regex.Match(e.Message, "lacks referral ([^,]+),").Groups[1].Value);
            }
        }
    }
}
