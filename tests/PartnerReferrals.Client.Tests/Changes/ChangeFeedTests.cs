using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Changes;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>Which windows a look asks for, in the notation of <see cref="ListingService"/>, and up to when it has seen all.</summary>
public sealed class ChangeFeedTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly List<IDisposable> _used = [];

    public void Dispose() => _used.ForEach(used => used.Dispose());

    [Theory]
    [InlineData("", null, "..")]
    [InlineData("1 2 3", null, "..")]
    [InlineData("1 2 3", 2, "2..")]
    [InlineData("1 2 3 4 5 6", 4, "4..")]
    public async Task What_fits_on_a_page_is_asked_for_once(string list, int? since, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, 3), since)).Asked);

    [Fact]
    public async Task The_oldest_are_asked_for_first_and_the_beginning_is_named_to_the_last_digit()
    {
        var service = new ListingService("", 3);
        await ReadAsync(Feed(service, ListingService.At(0).AddTicks(1234567)));
        Assert.Equal("?$filter=updatedDateTime ge 2026-03-01T11:00:00.1234567Z&$orderby=updatedDateTime asc", Assert.Single(service.Queries));
    }

    /// <summary>A sorted page is all there is before its last stamp, so the next window ends there.</summary>
    [Theory]
    [InlineData("1 2 3 4", 3, null, ".. ..3 3..")]
    [InlineData("1 2 3 4 5 6 7 8", 3, null, ".. ..3 3.. 3..5 5.. 5..7 7..")]
    [InlineData("1 2 3 4 5", 3, 1, "1.. 1..3 3..")]
    [InlineData("1 2 3 4 5", 3, 2, "2.. 2..4 4..")]
    [InlineData("0 1 2 3 4 5", 2, 3, "3.. 3..4 4..")]
    public async Task What_does_not_is_asked_for_in_windows_that_do(string list, int pageSize, int? since, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, pageSize), since)).Asked);

    /// <summary>Where the page of a window links on, the list was not sorted, and the window is halved by what is known of it.</summary>
    [Theory]
    [InlineData("5 1 4 2 3", 3, null, ".. ..5 ..2 2..5 5..")]
    [InlineData("6 5 2 4 1 3", 3, null, ".. ..6 ..4 4..6 6..")]
    [InlineData("9 8 7 6 5 4 3 2 1", 2, null, ".. ..9 ..8 ..7 ..6 ..5 ..4 ..3 3..4 4..5 5..6 6..7 7..8 8..9 9..")]
    [InlineData("8 1 1 2 3 4 5", 4, 1, "1.. 1..8 1..3 3..8 8..")]
    public async Task A_window_that_does_not_fit_either_is_halved(string list, int pageSize, int? since, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, pageSize), since)).Asked);

    /// <summary>No window is shorter than a stamp.</summary>
    [Theory]
    [InlineData("2 2 2 2 2", 2, null, ".. ..2 2.. > >")]
    [InlineData("2 2 2 2 2", 2, 2, "2.. > >")]
    [InlineData("2 2 2 5", 2, 1, "1.. 1..2 2.. >")]
    [InlineData("2 2 2 5 6", 2, 1, "1.. 1..2 2.. > 2..5 > 5..")]
    public async Task Where_all_have_one_stamp_the_links_lead_on(string list, int pageSize, int? since, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, pageSize), since)).Asked);

    /// <summary>The list it gives is the whole one, and windows would prove nothing. It may show late, as in the last one.</summary>
    [Theory]
    [InlineData("1 2", 3, "3..")]
    [InlineData("1 2 3 4 5", 3, "3.. > >")]
    [InlineData("3 2 3 4 5", 3, "3.. > >")]
    [InlineData("3 - 4 5", 3, "3.. >")]
    [InlineData("4 - 3", null, ".. >")]
    [InlineData("4 5 1 6 7 8", 3, "3.. 3..5 3.. > >")]
    public async Task Of_a_service_that_does_not_filter_every_page_is_read(string list, int? since, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, 2) { HeedsBeginning = false, HeedsEnd = _ => false }, since, all: true)).Asked);

    [Fact]
    public async Task One_that_filters_by_the_end_only_is_found_out_by_the_first_window_that_has_a_beginning() =>
        Assert.Equal(".. ..2 2.. >", (await LookAsync(new ListingService("1 2 3 4", 2) { HeedsBeginning = false }, null)).Asked);

    /// <summary>The end is not heeded at all, or what stands at it is taken for what comes before it.</summary>
    [Theory]
    [InlineData(false, "1.. 1..2 1.. > >")]
    [InlineData(true, "1.. 1..2 1.. > >")]
    public async Task Where_a_window_gives_what_is_not_in_it_the_whole_list_is_walked(bool includesEnd, string asked)
    {
        var service = new ListingService("1 2 3 4 5", 2) { HeedsEnd = _ => includesEnd, IncludesEnd = includesEnd };
        Assert.Equal(asked, (await LookAsync(service, 1)).Asked);
    }

    /// <summary>What earlier windows showed was shown by a service of which nothing is certain any more.</summary>
    [Theory]
    [InlineData("1 2 3 4 5 6", 3, 1, 4, "1.. 1..3 3.. 3..5 1.. >")]
    [InlineData("5 1 4 2 3", 3, null, 3, ".. ..5 ..2 .. >")]
    public async Task It_is_walked_from_where_the_look_began(string list, int pageSize, int? since, int unheeded, string asked) =>
        Assert.Equal(asked, (await LookAsync(new ListingService(list, pageSize) { HeedsEnd = number => number != unheeded }, since)).Asked);

    [Fact]
    public async Task A_look_that_has_ended_asks_no_more()
    {
        var service = new ListingService("1", 3);
        var feed = Feed(service, null);
        Assert.NotNull(await feed.NextAsync(TestContext.Current.CancellationToken));
        Assert.Null(await feed.NextAsync(TestContext.Current.CancellationToken));
        Assert.Null(await feed.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal("..", service.Asked);
    }

    [Fact]
    public async Task A_call_that_failed_is_repeated_and_the_look_goes_on()
    {
        var service = new ListingService("2 2 2 2 2", 2) { Instead = { [2] = "" } };
        var feed = Feed(service, ListingService.At(2));
        Assert.Equal(2, (await feed.NextAsync(TestContext.Current.CancellationToken))!.Count);
        await Assert.ThrowsAsync<ReferralApiException>(() => feed.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, (await ReadAsync(feed)).Count);
        Assert.Equal("2.. > > >", service.Asked);
    }

    /// <summary>A page with a flaw may come from a list that has another order or lacks something.</summary>
    [Fact]
    public async Task After_a_page_that_is_no_proof_the_window_is_asked_for_anew()
    {
        var flawed = $$"""{"value":[{"id":"x","updatedDateTime":"{{ListingService.At(50):O}}"},{}]}""";
        var service = new ListingService("2 2 2 2 2", 2) { Instead = { [2] = flawed } };
        var feed = Feed(service, ListingService.At(2));
        Assert.NotNull(await feed.NextAsync(TestContext.Current.CancellationToken));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => feed.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.InvalidAnswer", error.ErrorId);
        Assert.Equal(5, (await ReadAsync(feed)).Count);
        Assert.Equal("2.. > 2.. > >", service.Asked);
        Assert.Equal(ListingService.At(2), feed.SeenUpTo);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("", 5, 5)]
    [InlineData("10 20", null, 20)]
    [InlineData("20 10", 5, 20)]
    [InlineData("20 10 15 12 11", null, 20)]
    [InlineData("10 -", null, 10)]
    [InlineData("59", null, 59)]
    [InlineData("60", null, 60)]
    public async Task All_is_seen_up_to_the_latest_stamp(string list, int? since, int? upTo)
    {
        var feed = Feed(new ListingService(list, 2), At(since));
        await ReadAsync(feed);
        Assert.Equal(At(upTo), feed.SeenUpTo);
    }

    [Fact]
    public async Task What_an_unfiltered_list_has_from_before_the_look_does_not_lead_back()
    {
        var feed = Feed(new ListingService("10 20", 2) { HeedsBeginning = false }, ListingService.At(30));
        await ReadAsync(feed);
        Assert.Equal(ListingService.At(30), feed.SeenUpTo);
    }

    /// <summary>What others change until then has to be seen too.</summary>
    [Theory]
    [InlineData("10 90", null)]
    [InlineData("", 90)]
    public async Task A_stamp_from_a_clock_that_is_ahead_does_not_lead_past_now(string list, int? since)
    {
        var feed = Feed(new ListingService(list, 3), At(since));
        await ReadAsync(feed);
        Assert.Equal(TestClock.Start, feed.SeenUpTo);
    }

    /// <summary>Where the service tells its time, this machine's clock says nothing of it.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Now_is_what_the_service_called_so_when_the_look_began(int hoursOff)
    {
        _clock.Error = TimeSpan.FromHours(hoursOff);
        var service = new ListingService("10 90", 3) { Date = () => _clock.TrueNow };
        _clock.Advance(TimeSpan.FromSeconds(10));
        var feed = Feed(service, null);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await ReadAsync(feed);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(TestClock.Start.AddSeconds(10), feed.SeenUpTo);
    }

    [Fact]
    public async Task A_clock_of_this_machine_that_is_behind_does_not_hold_the_look_back()
    {
        _clock.Error = TimeSpan.FromHours(-3);
        var feed = Feed(new ListingService("10 20", 3) { Date = () => _clock.TrueNow }, null);
        await ReadAsync(feed);
        Assert.Equal(ListingService.At(20), feed.SeenUpTo);
    }

    /// <summary>Reads a list to its end, and sees that nothing of it was left out.</summary>
    private async Task<ListingService> LookAsync(ListingService service, int? since, bool all = false)
    {
        var seen = await ReadAsync(Feed(service, At(since)));
        Assert.Empty(service.IdsSince(all ? null : since).Except(seen));
        return service;
    }

    private ChangeFeed Feed(ListingService service, DateTimeOffset? since)
    {
        var client = TestClients.Over(service, _clock);
        _used.Add(client);
        return new ChangeFeed(client, since);
    }

    private static async Task<List<string>> ReadAsync(ChangeFeed feed)
    {
        var seen = new List<string>();
        for (var pages = 0; await feed.NextAsync(TestContext.Current.CancellationToken) is { } page; pages++)
        {
            Assert.True(pages < 50, "It goes on for ever.");
            seen.AddRange(page.Select(referral => referral.Id!));
        }

        return seen;
    }

    private static DateTimeOffset? At(int? minute) => minute is { } known ? ListingService.At(known) : null;
}
