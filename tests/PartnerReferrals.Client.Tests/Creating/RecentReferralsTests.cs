using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
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

    /// <summary>Pages of referrals by the minute of their creation, of which those since minute five are wanted.</summary>
    [Theory]
    [InlineData("9 8 7|6 5 4|4 3 2|1 0 0", 3)]
    [InlineData("9 8 7|5 4 3|2 1 0", 3)]
    [InlineData("9 9 9|9 4 3|4 2 1|0", 4)]
    [InlineData("9 9 8|4 4 3|2 1 0", 2)]
    [InlineData("9 8 7|4 3|2 1", 2)]
    [InlineData("4 9 8|3 2 1|7 6 5", 3)]
    [InlineData("9 5 7|4 3 2|8 6 5", 3)]
    [InlineData("9 - 7|4 3 2|8 6 5", 3)]
    [InlineData("4 4 4|4 4 4|9 8 7", 3)]
    [InlineData("4|3|9", 3)]
    [InlineData("9 8|4|3 2|1", 3)]
    public async Task Without_a_filter_it_is_left_only_in_order_and_at_a_page_that_is_older(string list, int read)
    {
        var pages = list.Split('|');
        _service.Intercept = seen =>
        {
            var query = Uri.UnescapeDataString(seen.Address.Query);
            if (query.Contains("updatedDateTime ge", StringComparison.Ordinal))
            {
                return null;
            }

            var number = query.Split("$skiptoken=") is [_, var token] ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
            return Answers.Message(HttpStatusCode.OK, Page(pages[number].Split(' '), number + 1 < pages.Length ? number + 1 : null), "application/json");
        };
        var (seen, requests) = await VisitAsync(TestClock.Start.AddMinutes(5));
        Assert.Equal(read, requests);
        Assert.Equal(string.Join('|', pages.Take(read)).Split('|', ' ').Length, seen.Count);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(400, false)]
    public async Task What_is_no_refusal_of_a_filter_is_a_failure(int status, bool isSince)
    {
        _service.Intercept = _ => Answers.Message((HttpStatusCode)status, "", "application/json");
        using var client = TestClients.Over(_service, _clock, retry: RetryOptions.None);
        var recent = new RecentReferrals(client, new RequestContext());
        await Assert.ThrowsAsync<ReferralApiException>(() => recent.VisitAsync(isSince ? TestClock.Start : null, _ => true, CancellationToken.None));
        Assert.Single(_service.Requests);
        Assert.True(recent.IsFiltered);
    }

    [Fact]
    public async Task A_service_that_refuses_even_the_whole_list_is_asked_for_it_once()
    {
        _service.Intercept = _ => Answers.Message(HttpStatusCode.BadRequest, "", "application/json");
        using var client = TestClients.Over(_service, _clock, retry: RetryOptions.None);
        await Assert.ThrowsAsync<ReferralApiException>(() => new RecentReferrals(client, new RequestContext()).VisitAsync(TestClock.Start, _ => true, CancellationToken.None));
        Assert.Equal(3, _service.Requests.Count);
    }

    [Fact]
    public async Task A_filter_that_hid_something_is_used_no_more()
    {
        (_service.TakesBareDates, _service.TakesQuotedDates) = (true, true);
        Commit(2, TimeSpan.FromMinutes(1));
        using var client = TestClients.Over(_service, _clock);
        var recent = new RecentReferrals(client, new RequestContext());
        recent.DistrustFilter();
        var seen = new List<string?>();
        await recent.VisitAsync(_clock.TrueNow, referral => Take(seen, referral), CancellationToken.None);
        Assert.False(recent.IsFiltered);
        Assert.Equal(["Deal 2", "Deal 1"], seen);
        Assert.DoesNotContain("filter", _service.Requests.Single().Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_for_what_changed_since_the_beginning_of_the_second()
    {
        (_service.TakesBareDates, _service.TakesQuotedDates) = (true, true);
        using var client = TestClients.Over(_service, _clock);
        await new RecentReferrals(client, new RequestContext()).VisitAsync(TestClock.Start.AddSeconds(7.9), _ => true, CancellationToken.None);
        Assert.Contains("updatedDateTime ge 2026-03-01T12:00:07Z", Uri.UnescapeDataString(_service.Requests.Single().Address.Query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 120, 100, 1)]
    [InlineData(50, 120, 100, 2)]
    [InlineData(30, 120, 120, 4)]
    [InlineData(50, 10, 10, 1)]
    public async Task Of_the_newest_a_hundred_are_enough(int pageSize, int count, int read, int requests)
    {
        _service.PageSize = pageSize;
        Commit(count, TimeSpan.FromSeconds(1));
        using var client = TestClients.Over(_service, _clock);
        var newest = await new RecentReferrals(client, new RequestContext()).ReadNewestAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, read).Select(i => $"Deal {count - i}"), newest.Select(referral => referral.Name));
        Assert.Equal(requests, _service.Requests.Count);
        Assert.All(_service.Requests, seen => Assert.Contains("createdDateTime desc", Uri.UnescapeDataString(seen.Address.Query), StringComparison.Ordinal));
    }

    private static string Page(string[] minutes, int? next)
    {
        var referrals = minutes.Select((minute, i) => new JObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["name"] = "Deal " + i,
            ["createdDateTime"] = minute == "-" ? null : TestClock.Start.AddMinutes(int.Parse(minute, CultureInfo.InvariantCulture)).ToString("u", CultureInfo.InvariantCulture),
        });
        var page = new JObject { ["value"] = new JArray(referrals) };
        if (next is { } number)
        {
            page["@odata.nextLink"] = "http://elsewhere.example/referrals?$skiptoken=" + number;
        }

        return page.ToString();
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
