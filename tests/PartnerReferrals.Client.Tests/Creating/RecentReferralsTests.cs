using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>How far the list is read where the service does not filter by date: to its end, unless it was seen to be in order.</summary>
public class RecentReferralsTests
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;

    public RecentReferralsTests() => _service = new FakeService(_clock) { PageSize = 3, TakesBareDates = false, TakesQuotedDates = false };

    [Fact]
    public async Task A_list_in_order_is_left_at_the_first_page_that_is_older()
    {
        Commit(12, TimeSpan.FromMinutes(1));

        // The last four of twelve; the third page begins with the seventh youngest.
        var (seen, pages) = await VisitAsync(_clock.TrueNow - TimeSpan.FromMinutes(4));

        Assert.Equal(["Deal 12", "Deal 11", "Deal 10", "Deal 9"], seen.Take(4));
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task One_that_ignores_the_order_is_read_to_its_end()
    {
        _service.IgnoresOrder = true;
        Commit(12, TimeSpan.FromMinutes(1));
        var (seen, pages) = await VisitAsync(_clock.TrueNow - TimeSpan.FromMinutes(4));
        Assert.Equal((12, 4), (seen.Count, pages));
    }

    [Fact]
    public async Task One_of_equal_times_shows_no_order_and_is_read_to_its_end()
    {
        Commit(12, TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromHours(1));
        var (seen, pages) = await VisitAsync(_clock.TrueNow - TimeSpan.FromMinutes(4));
        Assert.Equal((12, 4), (seen.Count, pages));
    }

    [Fact]
    public async Task Pages_of_one_show_no_order_and_all_are_read()
    {
        _service.PageSize = 1;
        Commit(12, TimeSpan.FromMinutes(1));
        var (seen, pages) = await VisitAsync(_clock.TrueNow - TimeSpan.FromMinutes(4));
        Assert.Equal((12, 12), (seen.Count, pages));
    }

    [Fact]
    public async Task One_that_is_wanted_whole_is_read_whole()
    {
        Commit(12, TimeSpan.FromMinutes(1));
        var (seen, pages) = await VisitAsync(null);
        Assert.Equal((12, 4), (seen.Count, pages));
    }

    [Fact]
    public async Task Whoever_has_seen_enough_reads_no_further()
    {
        Commit(12, TimeSpan.FromMinutes(1));
        using var client = TestClients.Over(_service, _clock);
        var seen = 0;
        await new RecentReferrals(client, new RequestContext()).VisitAsync(null, _ => ++seen < 5, CancellationToken.None);
        Assert.Equal((5, 2), (seen, _service.Requests.Count));
    }

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(false, true, 2)]
    public async Task Where_it_filters_by_date_in_either_spelling_nothing_else_is_read(bool bare, bool quoted, int requests)
    {
        (_service.TakesBareDates, _service.TakesQuotedDates) = (bare, quoted);
        Commit(12, TimeSpan.FromMinutes(1));
        using var client = TestClients.Over(_service, _clock);
        var recent = new RecentReferrals(client, new RequestContext());
        var seen = new List<string?>();
        await recent.VisitAsync(_clock.TrueNow - TimeSpan.FromMinutes(3), referral => Take(seen, referral), CancellationToken.None);
        Assert.Equal(["Deal 12", "Deal 11", "Deal 10"], seen);
        Assert.True(recent.IsFiltered);
        Assert.Equal(requests, _service.Requests.Count);
    }

    private static bool Take(List<string?> seen, Referral referral)
    {
        seen.Add(referral.Name);
        return true;
    }

    private async Task<(List<string?> Seen, int Pages)> VisitAsync(DateTimeOffset? since)
    {
        using var client = TestClients.Over(_service, _clock);
        var recent = new RecentReferrals(client, new RequestContext());
        var seen = new List<string?>();
        await recent.VisitAsync(since, referral => Take(seen, referral), CancellationToken.None);
        Assert.Equal(since is null, recent.IsFiltered);
        return (seen, _service.Requests.Count - (since is null ? 0 : 2));
    }

    private void Commit(int count, TimeSpan apart)
    {
        for (var i = 1; i <= count; i++)
        {
            _service.Commit(TestClients.Deal("Deal " + i).ToJson());
            _clock.Advance(apart);
        }
    }
}
