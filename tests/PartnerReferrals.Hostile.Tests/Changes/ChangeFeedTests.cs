using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Changes;
using PartnerReferrals.Http;

namespace PartnerReferrals.Hostile.Tests.Changes;

/// <summary>A look at what changed misses nothing, whether the service sorts, filters, or does neither, and whatever changes meanwhile.</summary>
public sealed class ChangeFeedTests : IDisposable
{
    private const int Referrals = 60;

    private static readonly Uri Endpoint = new("https://service.invalid/");

    private readonly VirtualTime _time = new();
    private readonly ReferralService _service;
    private readonly ReferralClient _client;

    public ChangeFeedTests()
    {
        _service = new ReferralService(_time);
        _client = new ReferralClient(new ReferralClientOptions(Endpoint, new StaticToken()) { MessageHandler = new HostileHandler(_service, Endpoint.Host), Clock = new MachineClock(_time) });
    }

    public static TheoryData<bool, bool, int, int> Services
    {
        get
        {
            var data = new TheoryData<bool, bool, int, int>();
            foreach (var (order, filters, page, seed) in
                from order in new[] { false, true }
                from filters in new[] { false, true }
                from page in new[] { 1, 7, 59, 100 }
                from seed in new[] { 1, 2, 3 }
                select (order, filters, page, seed))
            {
                data.Add(order, filters, page, seed);
            }

            return data;
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _time.Dispose();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_look_gives_all_that_changed_since(bool ignoresOrder, bool ignoresFilters, int pageSize, int seed)
    {
        _service.Plan = new ServicePlan { IgnoresOrder = ignoresOrder, IgnoresFilters = ignoresFilters, PageSize = pageSize };
        var random = new Random(seed);
        Fill(random);
        foreach (var since in new DateTimeOffset?[] { null, VirtualTime.Start.AddHours(-Referrals / 2), VirtualTime.Start.AddHours(-1) })
        {
            var seen = await LookAsync(new ChangeFeed(_client, since), static () => { });

            Assert.Empty(_service.Store.All.Where(held => since is null || StampOf(held) >= since).Select(held => held.Id).Except(seen.Select(referral => referral.Id)));
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 7)]
    [InlineData(false, 59)]
    [InlineData(true, 1)]
    [InlineData(true, 7)]
    [InlineData(true, 59)]
    public async Task What_changes_while_it_looks_comes_in_this_look_or_the_next(bool ignoresOrder, int pageSize)
    {
        _service.Plan = new ServicePlan { IgnoresOrder = ignoresOrder, PageSize = pageSize };
        var random = new Random(pageSize);
        Fill(random);

        // Half of all that is read is changed behind the reader's back, so that pages and windows shift.
        var changes = Referrals / 2;
        var feed = new ChangeFeed(_client, null);
        var seen = await LookAsync(feed, () =>
        {
            for (var i = 0; i < 3 && changes-- > 0; i++)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                _service.Store.Touch(_service.Store.All[random.Next(Referrals)].Id, _time.GetUtcNow());
            }
        });
        seen.AddRange(await LookAsync(new ChangeFeed(_client, feed.SeenUpTo!.Value.AddMinutes(-15)), static () => { }));

        Assert.Empty(_service.Store.All.Select(held => held.Held["eTag"]!.ToString()).Except(seen.Select(referral => referral.ETag)));
    }

    // Made hour by hour, and changed in another order: each at a moment of its own before now.
    private void Fill(Random random)
    {
        foreach (var deal in Deal.Many(Referrals))
        {
            _service.AddStranger(deal.ToReferral().ToJson(), TimeSpan.FromDays(30));
        }

        var hours = Enumerable.Range(1, Referrals).OrderBy(_ => random.Next()).ToArray();
        foreach (var (referral, i) in _service.Store.All.Select((referral, i) => (referral, i)))
        {
            _service.Store.Touch(referral.Id, VirtualTime.Start.AddHours(-hours[i]));
        }
    }

    private static async Task<List<Referral>> LookAsync(ChangeFeed feed, Action afterPage)
    {
        var seen = new List<Referral>();
        for (var pages = 0; await feed.NextAsync(TestContext.Current.CancellationToken) is { } page; pages++)
        {
            Assert.True(pages < 50 * Referrals, "It goes on for ever.");
            seen.AddRange(page);
            afterPage();
        }

        return seen;
    }

    private static DateTimeOffset StampOf(StoredReferral held) => DateTimeOffset.Parse(held.Held["updatedDateTime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
