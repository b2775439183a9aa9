using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Client.Tests.Runs;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Creating;

public sealed class ExistingReferralsTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReferralClient _client;
    private readonly ExistingReferrals _existing;

    public ExistingReferralsTests()
    {
        _service = new FakeService(_clock) { TakesExternalIds = false, PageSize = 10 };
        _client = TestClients.Over(_service, _clock);
        _existing = new ExistingReferrals(_client);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_list_is_read_once_for_many_questions()
    {
        for (var i = 0; i < 25; i++)
        {
            Commit("X-" + i);
        }

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(i < 25 ? "X-" + i : null, (await FindAsync("X-" + i))?.ExternalReferenceId);
        }

        // One refused question, three pages, and the 25 that are there by id.
        Assert.Equal(1 + 3 + 25, _service.Requests.Count);
    }

    [Fact]
    public async Task Those_who_ask_at_a_time_share_one_reading()
    {
        Commit("X-1");
        var start = new TaskCompletionSource();
        _service.Latency = _ => start.Task;
        var questions = Enumerable.Range(0, 8).Select(_ => FindAsync("X-2")).ToArray();
        start.SetResult();
        Assert.All(await Task.WhenAll(questions), Assert.Null);
        Assert.Equal(1, _service.Requests.Count(r => !r.Address.Query.Contains("externalReferenceId")));
    }

    [Fact]
    public async Task What_was_made_since_is_known_and_the_newest_of_several_is_taken()
    {
        Assert.Null(await FindAsync("X-1"));
        var first = Commit("X-1");
        Assert.Null(await FindAsync("X-1"));
        _existing.Remember(first);
        Assert.Equal(first.Id, (await FindAsync("X-1"))!.Id);

        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = Commit("X-1");
        _existing.Remember(second);
        _existing.Remember(first);
        Assert.Equal(second.Id, (await FindAsync("X-1"))!.Id);
    }

    [Fact]
    public async Task Microsofts_leg_is_not_the_partners_own()
    {
        var invitation = TestClients.Deal("Deal", "X-1");
        invitation.Target = [new Target { Type = "BusinessProfileLocation", Id = "msft" }];
        _service.Commit(invitation.ToJson());
        Assert.Null(await FindAsync("X-1"));
    }

    [Fact]
    public async Task A_referral_that_is_gone_or_has_another_id_by_now_is_not_taken()
    {
        var gone = Commit("X-1");
        var renamed = Commit("X-2");
        Assert.NotNull(await FindAsync("X-1"));
        _service.Intercept = seen => seen.Address.AbsolutePath.EndsWith(gone.Id!, StringComparison.Ordinal) ? Answers.Message(HttpStatusCode.NotFound, "", "text/plain") : null;
        Assert.Null(await FindAsync("X-1"));
        _service.Referrals.Single(r => (string?)r["id"] == renamed.Id)["externalReferenceId"] = "X-9";
        Assert.Null(await FindAsync("X-2"));
    }

    [Fact]
    public async Task A_reading_that_failed_is_done_again_by_the_next_who_asks()
    {
        Commit("X-1");
        var isDown = true;
        _service.Intercept = seen => isDown && !seen.Address.Query.Contains("externalReferenceId") ? Answers.Message(HttpStatusCode.Forbidden, "", "text/plain") : null;
        await Assert.ThrowsAsync<ReferralApiException>(() => FindAsync("X-1"));
        isDown = false;
        Assert.NotNull(await FindAsync("X-1"));
    }

    [Fact]
    public void A_run_over_many_rows_reads_the_list_once()
    {
        for (var i = 1; i <= 40; i += 2)
        {
            Commit("CRM-" + i);
        }

        var outcomes = new RunDriver(_service, _clock) { SkipExisting = true }.Run(null, RunDriver.Rows(40, withIds: true));
        Assert.Equal(20, outcomes.Count(o => o.State == RowState.Skipped));
        Assert.All(outcomes, o => Assert.Equal("CRM-" + o.Row, o.Referral!.ExternalReferenceId));
        Assert.Equal(40, _service.Referrals.Count);

        // Two pages at the start, and each existing deal by its id; the question that is refused is asked by those at work at that moment only.
        Assert.Equal(2, _service.Requests.Count(r => r.Method == "GET" && r.Address.Query.Contains("orderby")));
        Assert.InRange(_service.Requests.Count(r => r.Address.Query.Contains("externalReferenceId")), 1, 10);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Deal of crm-42", "Another", true)]
    [InlineData("Another", "Bluewater & Söhne", true)]
    [InlineData("Another", "Another", false)]
    public async Task An_external_id_that_the_service_spells_its_own_way_counts_where_the_deal_is_like_this_one(string? name, string? customer, bool isFound)
    {
        var listed = Commit("crm-42");
        var deal = name is null ? null : TestClients.Deal(name, "CRM-0042");
        deal?.CustomerProfile!.Name = customer;
        Assert.Equal(isFound ? listed.Id : null, (await _existing.FindByExternalIdAsync("CRM-0042", deal, TestContext.Current.CancellationToken))?.Id);
    }

    [Theory]
    [InlineData(true, 1, 2)]
    [InlineData(false, 1, 2)]
    [InlineData(true, 0, 0)]
    public async Task Of_several_that_are_listed_under_it_the_newest_is_taken_and_of_one_moment_the_first(bool ignoresOrder, int minutes, int taken)
    {
        (_service.TakesExternalIds, _service.IgnoresOrder) = (true, ignoresOrder);
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            Commit("X-1");
        }

        Assert.Equal(_service.Referrals[taken]["id"]!.ToString(), (await FindAsync("X-1"))!.Id);

        // The service filters: nothing else has to be read.
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("Error", true)]
    [InlineData("Declined", true)]
    [InlineData("Won", false)]
    public async Task What_was_withdrawn_leaves_its_external_id_free_for_whoever_says_so(string substatus, bool isFree)
    {
        _service.Touch = json => (json["status"], json["substatus"]) = ("Closed", substatus);
        var closed = Commit("X-1");
        Assert.Equal(closed.Id, (await FindAsync("X-1"))!.Id);
        foreach (var takesExternalIds in new[] { true, false })
        {
            _service.TakesExternalIds = takesExternalIds;
            var others = new ExistingReferrals(_client, skipsWithdrawn: true);
            Assert.Equal(isFree ? null : closed.Id, (await others.FindByExternalIdAsync("X-1", TestContext.Current.CancellationToken))?.Id);
        }
    }

    [Fact]
    public async Task What_microsoft_is_the_target_of_is_not_the_partners_own_though_it_is_listed()
    {
        _service.Touch = json => (json["organizationId"], json["target"]) = (null, new JArray(new JObject { ["id"] = "msft" }));
        Commit("X-1");
        Assert.Null(await FindAsync("X-1"));
        _service.TakesExternalIds = true;
        Assert.Null(await new ExistingReferrals(_client).FindByExternalIdAsync("X-1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_large_partners_list_is_read_to_its_end()
    {
        const int Pages = 1001;
        _service.Intercept = seen =>
        {
            var path = seen.Address.AbsolutePath;
            if (!path.EndsWith("/referrals", StringComparison.Ordinal))
            {
                return Answers.Message(HttpStatusCode.OK, $$"""{"id":"{{path[(path.LastIndexOf('/') + 1)..]}}","externalReferenceId":"X-1"}""", "application/json");
            }

            if (seen.Address.Query.Contains("externalReferenceId"))
            {
                return null;
            }

            var page = int.TryParse(seen.Address.Query.Split("skiptoken=")[^1], out var number) ? number : 1;
            var link = page < Pages ? $",\"@odata.nextLink\":\"?$skiptoken={page + 1}\"" : "";
            return Answers.Message(HttpStatusCode.OK, $"{{\"value\":[{{\"id\":\"r{page}\"{(page == Pages ? ",\"externalReferenceId\":\"X-1\"" : "")}}}]{link}}}", "application/json");
        };

        Assert.Equal("r" + Pages, (await FindAsync("X-1"))!.Id);
    }

    /// <summary>Each row: id, organization, minute, and where it is another one, the engagement.</summary>
    [Theory]
    [InlineData("own us 0", null, nameof(Likeness.Different))]
    [InlineData("own us 0 E1|m msft 1 E1", "m", nameof(Likeness.Same))]
    [InlineData("own us 0|m1 msft 1|m2 msft 2", "m2", nameof(Likeness.Same))]
    [InlineData("own us 0|m2 msft 2|m1 msft 1", "m2", nameof(Likeness.Same))]
    [InlineData("own us 0|m1 msft 1|m2 msft 1", "m1", nameof(Likeness.Same))]
    [InlineData("own us 0|p guid 2|m msft 1", "m", nameof(Likeness.Same))]
    [InlineData("own us 0|m msft 1|p guid 2", "m", nameof(Likeness.Same))]
    [InlineData("own us 0|p1 guid 1|p2 guid 2", "p2", nameof(Likeness.Possible))]
    [InlineData("own us 0|p2 guid 2|p1 guid 1", "p2", nameof(Likeness.Possible))]
    [InlineData("own us 0|p guid 1|again us 2", "p", nameof(Likeness.Possible))]
    [InlineData("own us 0|m msft 1 e2|p guid 2 e2", null, nameof(Likeness.Different))]
    [InlineData("own us 0|own us 0", null, nameof(Likeness.Different))]
    [InlineData("m msft 1", "m", nameof(Likeness.Same))]
    public async Task Of_an_engagement_what_comes_nearest_to_microsofts_leg_is_found(string rows, string? found, string likeness)
    {
        List(rows);
        var nearest = await _existing.FindConnectedAsync("e1", Own, TestContext.Current.CancellationToken);
        Assert.Equal((found, likeness), (nearest.Referral?.Id, nearest.Likeness.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("p guid 1")]
    [InlineData("own us 0 e2")]
    [InlineData("own us 0 e2|m msft 1 e2")]
    public async Task A_list_of_an_engagement_that_lacks_the_own_leg_proves_nothing(string rows)
    {
        List(rows);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => _existing.FindConnectedAsync("e1", Own, TestContext.Current.CancellationToken));
        Assert.Contains("lacks the partner's own referral own", error.Message);
    }

    [Theory]
    [InlineData("", null, nameof(Likeness.Different))]
    [InlineData("p guid 1", "p", nameof(Likeness.Possible))]
    public async Task Where_the_own_leg_is_not_known_it_is_not_missed(string rows, string? found, string likeness)
    {
        List(rows);
        foreach (var own in new[] { null, new Referral() })
        {
            var nearest = await _existing.FindConnectedAsync("e1", own, TestContext.Current.CancellationToken);
            Assert.Equal((found, likeness), (nearest.Referral?.Id, nearest.Likeness.ToString()));
        }
    }

    [Fact]
    public async Task What_may_be_microsofts_leg_is_neither_taken_nor_passed_over()
    {
        List("own us 0|m msft 1");
        Assert.Equal("m", (await _existing.FindMicrosoftLegAsync("e1", Own, TestContext.Current.CancellationToken))!.Id);
        List("own us 0");
        Assert.Null(await _existing.FindMicrosoftLegAsync("e1", Own, TestContext.Current.CancellationToken));
        List("own us 0|p guid 1");
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => _existing.FindMicrosoftLegAsync("e1", Own, TestContext.Current.CancellationToken));
        Assert.Contains("holds referral p", error.Message);
    }

    private static Referral Own => new() { Id = "own", OrganizationId = "us", EngagementId = "e1" };

    private void List(string rows) => _service.Intercept = _ => Answers.Message(
        HttpStatusCode.OK,
        new JObject
        {
            ["value"] = new JArray(rows.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(' ')).Select(row => new JObject
            {
                ["id"] = row[0],
                ["organizationId"] = row[1],
                ["createdDateTime"] = $"2026-03-01T12:0{row[2]}:00Z",
                ["engagementId"] = row.ElementAtOrDefault(3) ?? "e1",
            })),
        }.ToString(),
        "application/json");

    private Task<Referral?> FindAsync(string externalId) => _existing.FindByExternalIdAsync(externalId, TestContext.Current.CancellationToken);

    private Referral Commit(string externalId) => new() { Json = _service.Commit(TestClients.Deal("Deal of " + externalId, externalId).ToJson()) };
}
