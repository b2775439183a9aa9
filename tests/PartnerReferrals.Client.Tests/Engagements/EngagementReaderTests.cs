using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Engagements;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Engagements;

/// <summary>The legs of an engagement as they are now: the partner's own, and Microsoft's.</summary>
public sealed class EngagementReaderTests : IDisposable
{
    private const string Us = "11111111-1111-1111-1111-111111111111";
    private const string Others = "22222222-2222-2222-2222-222222222222";

    private readonly FakeService _service;
    private readonly ReferralClient _client;

    public EngagementReaderTests()
    {
        var clock = new TestClock();
        _service = new FakeService(clock);
        _client = TestClients.Over(_service, clock);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Each leg is an id, its organization and the day it was created.</summary>
    [Theory]
    [InlineData("own us 1, theirs msft 2", "own", "theirs")]
    [InlineData("theirs msft 1, own us 2", "own", "theirs")]
    [InlineData("own us 1", "own", null)]
    [InlineData("theirs msft 1", null, "theirs")]
    [InlineData("own us 1, old msft 2, new msft 3", "own", "new")]
    [InlineData("own us 1, new msft 3, old msft 2", "own", "new")]
    [InlineData("late us 3, early us 1, other us 2", "early", null)]
    [InlineData("late x 3, theirs msft 1, early y 2", "early", "theirs")]
    public async Task The_own_leg_is_the_first_that_is_not_microsofts_and_microsofts_the_last(string legs, string? own, string? theirs)
    {
        List(legs);

        var deal = await ReadAsync(null);
        Assert.Equal(("e1", own, theirs), (deal!.EngagementId, deal.Referral?.Id, deal.ConnectedReferral?.Id));
    }

    [Theory]
    [InlineData("early others 1, late us 2", null, "late")]
    [InlineData("early others 1, late us 2", "EARLY", "early")]
    [InlineData("early us 1, late us 2", "late", "late")]
    [InlineData("theirs msft 1, late us 2", "theirs", "late")]
    public async Task Whoever_is_signed_in_and_what_is_known_tell_the_own_leg(string legs, string? known, string own)
    {
        List(legs);
        One(HttpStatusCode.OK, Leg("anything us 1"));
        await _client.GetAsync("anything", null, TestContext.Current.CancellationToken);

        Assert.Equal(own, (await ReadAsync(known is null ? null : new SharedReferral { Referral = new Referral { Id = known } }))!.Referral?.Id);
    }

    [Fact]
    public async Task It_asks_for_the_engagement_by_its_id()
    {
        List("own us 1");

        await new EngagementReader(_client).ReadAsync("it's", null, TestContext.Current.CancellationToken);
        Assert.EndsWith("$filter=engagementId eq 'it''s'", Uri.UnescapeDataString(Assert.Single(_service.Requests).Address.Query), StringComparison.Ordinal);
    }

    /// <summary>A service that ignored the filter gives the legs of others too.</summary>
    [Theory]
    [InlineData("e1", true)]
    [InlineData("E1", true)]
    [InlineData("e2", false)]
    [InlineData(null, false)]
    public async Task It_believes_no_leg_of_another_engagement(string? engagement, bool isBelieved)
    {
        List("own us 1, theirs msft 2", engagement);

        Assert.Equal(isBelieved, (await ReadAsync(null)) is { Referral: not null, ConnectedReferral: not null });
        Assert.Equal(!isBelieved, await ReadAsync(null) is null);
    }

    [Fact]
    public async Task An_engagement_of_which_nothing_is_to_be_seen_is_none()
    {
        List("");
        Assert.Null(await ReadAsync(null));
        Assert.Null(await ReadAsync(new SharedReferral()));
        Assert.Equal(2, _service.Requests.Count);
    }

    [Theory]
    [InlineData("", "own", "theirs", 3)]
    [InlineData("own us 1", "own", "theirs", 2)]
    [InlineData("theirs msft 1", "own", "theirs", 2)]
    [InlineData("own us 1, theirs msft 1", "own", "theirs", 1)]
    [InlineData("OWN us 1, THEIRS msft 1", "own", "theirs", 1)]
    [InlineData("", "own", null, 2)]
    [InlineData("", null, "theirs", 2)]
    public async Task A_leg_that_exists_and_is_not_listed_yet_is_read_by_its_id(string listed, string? own, string? theirs, int requests)
    {
        List(listed);
        One(HttpStatusCode.OK, Leg("own us 1"), Leg("theirs msft 2"));

        var deal = await ReadAsync(new SharedReferral
        {
            Referral = own is null ? null : new Referral { Id = own },
            ConnectedReferral = theirs is null ? null : new Referral { Id = theirs },
        });
        Assert.Equal((own, theirs), (deal!.Referral?.Id?.ToLowerInvariant(), deal.ConnectedReferral?.Id?.ToLowerInvariant()));
        Assert.Equal(requests, _service.Requests.Count);
    }

    [Fact]
    public async Task A_leg_that_is_gone_is_left_out_and_one_that_cannot_be_read_is_an_error()
    {
        List("own us 1");
        var known = new SharedReferral { Referral = new Referral { Id = "own" }, ConnectedReferral = new Referral { Id = "theirs" } };
        One(HttpStatusCode.NotFound);
        Assert.Equal(SharedReferralState.OwnLegOnly, (await ReadAsync(known))!.State);

        One(HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<ReferralApiException>(() => ReadAsync(known));
    }

    private Task<SharedReferral?> ReadAsync(SharedReferral? known) => new EngagementReader(_client).ReadAsync("e1", known, TestContext.Current.CancellationToken);

    private void List(string legs, string? engagement = "e1")
    {
        var rows = new JArray(legs.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Leg));
        foreach (var row in rows)
        {
            row["engagementId"] = engagement;
        }

        _service.Intercept = seen => seen.Address.AbsolutePath.EndsWith("/referrals", StringComparison.Ordinal)
            ? Answers.Message(HttpStatusCode.OK, new JObject { ["value"] = rows }.ToString(), "application/json")
            : null;
    }

    /// <summary>What is answered to whoever asks for one referral.</summary>
    private void One(HttpStatusCode status, params JObject[] legs)
    {
        var list = _service.Intercept;
        _service.Intercept = seen => seen.Address.AbsolutePath.EndsWith("/referrals", StringComparison.Ordinal) ? list(seen)
            : Answers.Message(status, (legs.FirstOrDefault(leg => seen.Address.AbsolutePath.EndsWith("/" + leg["id"], StringComparison.Ordinal)) ?? []).ToString(), "application/json");
    }

    private static JObject Leg(string text)
    {
        var (id, organization, day) = text.Split(' ') is [var first, var second, var third] ? (first, second, third) : default;
        return new JObject
        {
            ["id"] = id,
            ["engagementId"] = "e1",
            ["organizationId"] = organization switch { "us" => Us, "others" => Others, _ => organization },
            ["createdDateTime"] = $"2026-05-0{day}T00:00:00Z",
        };
    }
}
