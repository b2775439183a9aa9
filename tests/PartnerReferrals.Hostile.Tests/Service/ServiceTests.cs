using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Service;

/// <summary>The host itself, seen by a bare HttpClient: what it is told to do wrong, it does, and nothing else.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly ReferralService _service;
    private readonly HttpClient _http;

    public ServiceTests()
    {
        _service = new ReferralService(_time);
        _http = new HttpClient(new HostileHandler(_service, "service.invalid")) { BaseAddress = new Uri("https://service.invalid/v1.0/engagements/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
    }

    public void Dispose()
    {
        _http.Dispose();
        _time.Dispose();
    }

    [Fact]
    public async Task It_keeps_what_it_is_given_and_lists_it()
    {
        var made = await PostAsync("""{"name":"One","externalReferenceId":"it's"}""");
        var list = await ListAsync("externalReferenceId eq 'it''s' and (name eq 'One' or name eq 'Two') and createdDateTime ge 2026-01-01T00:00:00Z");
        Assert.Equal(made["id"]!.ToString(), Assert.Single(list["value"]!.AsArray())!["id"]!.ToString());
        Assert.Empty((await ListAsync("externalReferenceId eq 'its'"))["value"]!.AsArray());
        Assert.Equal("One", Assert.Single(_service.Store.Made).SentName);
        var one = JsonNode.Parse(await _http.GetStringAsync("referrals/" + made["id"], TestContext.Current.CancellationToken))!;
        Assert.True(JsonNode.DeepEquals(made, one));
    }

    [Fact]
    public async Task Microsofts_leg_needs_an_engagement_and_belongs_to_microsoft()
    {
        var own = await PostAsync("""{"name":"One"}""");
        var invitation = $$"""{"name":"One","engagementId":"{{own["engagementId"]}}","target":[{"type":"BusinessProfileLocation","id":"msft"}]}""";
        var microsofts = await PostAsync(invitation);
        Assert.Equal(("msft", "New", own["engagementId"]!.ToString()), (microsofts["organizationId"]!.ToString(), microsofts["status"]!.ToString(), microsofts["engagementId"]!.ToString()));
        using var refused = await SendAsync(invitation.Replace(own["engagementId"]!.ToString(), Guid.Empty.ToString()));
        Assert.Equal(404, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Pages_are_linked_and_a_looping_walk_stays_a_loop()
    {
        for (var i = 0; i < 5; i++)
        {
            await PostAsync($$"""{"name":"Deal {{i}}"}""");
        }

        _service.Plan = _service.Plan with { PageSize = 2 };
        var names = "";
        for (var next = "referrals?$orderby=createdDateTime%20desc"; next is not null;)
        {
            var page = JsonNode.Parse(await _http.GetStringAsync(next, TestContext.Current.CancellationToken))!;
            foreach (var row in page["value"]!.AsArray())
            {
                names += row!["name"]!.ToString()[^1];
            }

            next = page["@odata.nextLink"]?.ToString();
        }

        Assert.Equal(5, names.Length);
        _service.Plan = _service.Plan with { Reads = [new ReadRule(ReadFault.NextLinkToItself)] };
        var first = (await ListAsync(null))["@odata.nextLink"]!.ToString();
        _service.Plan = _service.Plan with { Reads = [] };
        Assert.Equal(first, JsonNode.Parse(await _http.GetStringAsync(first, TestContext.Current.CancellationToken))!["@odata.nextLink"]!.ToString());
    }

    [Fact]
    public async Task A_lost_create_is_made_or_not_as_planned_and_listed_late()
    {
        _service.Plan = new ServicePlan
        {
            ListingDelay = TimeSpan.FromMinutes(1),
            Creates = [new CreateRule(CreateFault.LostAfterCommit) { Name = "Made" }, new CreateRule(CreateFault.LostBeforeCommit) { Name = "Not made" }],
        };
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("""{"name":"Made"}"""));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("""{"name":"Not made"}"""));
        Assert.Equal("Made", Assert.Single(_service.Store.Made).SentName);
        Assert.Empty((await ListAsync(null))["value"]!.AsArray());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single((await ListAsync(null))["value"]!.AsArray());
    }

    [Fact]
    public async Task What_is_late_comes_in_its_order_and_costs_no_time()
    {
        _service.Plan = new ServicePlan { Creates = [new CreateRule(CreateFault.CommittedLate(TimeSpan.FromHours(1)))] };
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("""{"name":"Late"}"""));
        Assert.Empty(_service.Store.Made);
        await Task.Delay(TimeSpan.FromMinutes(59), _time, TestContext.Current.CancellationToken);
        Assert.Equal((0, 1), (_service.Store.Made.Count, _service.PendingCommits));
        await Task.Delay(TimeSpan.FromMinutes(2), _time, TestContext.Current.CancellationToken);
        Assert.Equal((1, 0), (_service.Store.Made.Count, _service.PendingCommits));
    }

    [Fact]
    public async Task On_the_wire_it_is_the_same_service()
    {
        using var listener = new HostileListener(_service);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip }) { BaseAddress = new Uri(listener.Address, "v1.0/engagements/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        foreach (var fault in (CreateFault[])
        [
            CreateFault.Success(CreateAnswer.Referral, commits: true),
            CreateFault.Success(CreateAnswer.CompressedReferral, commits: true),
            CreateFault.Success(CreateAnswer.Referral, commits: true) with { Delivery = Delivery.TrickledHeaders },
        ])
        {
            _service.Plan = new ServicePlan { Creates = [new CreateRule(fault)] };
            using var answer = await http.PostAsync("referrals", new StringContent("""{"name":"Wire"}"""), TestContext.Current.CancellationToken);
            Assert.Equal("Wire", JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["name"]!.ToString());
        }

        _service.Plan = new ServicePlan { Creates = [new CreateRule(CreateFault.LostAfterCommit)] };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("referrals", new StringContent("""{"name":"Wire"}"""), TestContext.Current.CancellationToken));
        Assert.Equal(4, _service.Store.Made.Count);
    }

    [Fact]
    public async Task Every_rewrite_changes_what_is_held_and_nothing_of_what_was_sent()
    {
        const string Deal =
            """
            {"name":" Two  blanks & <b>more</b> – e\u0301 ","externalReferenceId":"00a&b-12345","customerProfile":{"name":"Blue\u2019s Bakery AG","address":{"city":"Zürich","postalCode":"8000"},
            "team":[{"email":"Mia@Blue.example"}]},"details":{"dealValue":42000.5,"closingDateTime":"2026-11-30T00:00:00Z","notes":"One\r\ntwo\nthree, and so on for more than forty characters."}}
            """;
        foreach (var rewrite in Enum.GetValues<Rewrite>())
        {
            _service.Plan = new ServicePlan();
            var before = await PostAsync(Deal);
            _service.Plan = new ServicePlan { Rewrites = [rewrite] };
            var after = await PostAsync(Deal);
            foreach (var stamp in (string[])["id", "engagementId", "eTag", "createdDateTime", "updatedDateTime"])
            {
                after[stamp] = before[stamp]?.DeepClone();
            }

            Assert.False(JsonNode.DeepEquals(before, after), rewrite.ToString());
            Assert.Equal(Deal, _service.Store.All[^1].Sent);
        }
    }

    private async Task<JsonObject> PostAsync(string body)
    {
        using var answer = await SendAsync(body);
        answer.EnsureSuccessStatusCode();
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private Task<HttpResponseMessage> SendAsync(string body) => _http.PostAsync("referrals", new StringContent(body), TestContext.Current.CancellationToken);

    private async Task<JsonObject> ListAsync(string? filter) =>
        (JsonObject)JsonNode.Parse(await _http.GetStringAsync("referrals" + (filter is null ? "" : "?$filter=" + Uri.EscapeDataString(filter)), TestContext.Current.CancellationToken))!;
}
