using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What one poll asks of the service, what it finds, and when it proves nothing.</summary>
public sealed class InDoubtCreateFinderTests : IDisposable
{
    private const string Engagement = "22222222-2222-2222-2222-222222222222";
    private const string OtherEngagement = "33333333-3333-3333-3333-333333333333";
    private const string Organization = "11111111-1111-1111-1111-111111111111";

    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReferralOwnership _ownership;
    private readonly List<IDisposable> _disposables = [];
    private ReferralClient _client;
    private InDoubtCreateFinder _finder;
    private int _heard;

    public InDoubtCreateFinderTests()
    {
        _service = new FakeService(_clock);
        _ownership = new ReferralOwnership(_clock, TimeSpan.FromMinutes(1));
        (_client, _finder) = Connect(_service);
    }

    public void Dispose() => _disposables.ForEach(one => one.Dispose());

    /// <summary>
    /// Whether the service's time is known, the minutes at which creates were sent (! where the listing delay is over), and the minutes since when the list is asked for.
    /// While no stamp was seen a proof reaches back 26 hours and the minute of tolerance.
    /// </summary>
    [Theory]
    [InlineData(true, "0", "-1")]
    [InlineData(false, "0", "all -1")]
    [InlineData(true, "0 5", "-1")]
    [InlineData(true, "5 0", "-1")]
    [InlineData(true, "5", "4")]
    [InlineData(true, "0!", "all -1561")]
    [InlineData(false, "0!", "all -1561")]
    [InlineData(true, "5 0!", "all -1561")]
    [InlineData(true, "0! 5", "all -1561")]
    [InlineData(true, "5! 0", "all -1556")]
    public async Task The_list_is_asked_for_since_the_earliest_and_for_a_proof_without_a_filter_too(bool isTimeKnown, string sent, string asked)
    {
        if (isTimeKnown)
        {
            await HearTimeAsync();
        }

        var creates = sent.Split(' ').Select(text => (Create: Sent(int.Parse(text.TrimEnd('!'), CultureInfo.InvariantCulture)), IsDeciding: text.EndsWith('!'))).ToArray();
        await PollAsync([.. creates.Select(c => c.Create)], create => creates.Any(c => c.IsDeciding && c.Create == create));
        Assert.Equal(asked, Asked());
    }

    [Fact]
    public async Task Where_nothing_is_known_of_when_it_was_sent_the_whole_list_is_read()
    {
        await HearTimeAsync();
        var create = Sent(SendTime.Earlier(_clock.UtcNow.AddYears(1), null, TimeSpan.Zero, _clock));
        await PollAsync([create], _ => false);
        Assert.Equal("all", Asked());
    }

    [Fact]
    public async Task A_service_that_tells_no_time_proves_nothing_but_what_it_shows_is_there()
    {
        (_client, _finder) = Connect(new Timeless(_service));
        var id = Commit(1);
        var (shown, missing) = (Sent(0), Sent(0, "Other"));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => PollAsync([shown, missing], _ => true));
        Assert.Contains("does not tell its time", error.Message, StringComparison.Ordinal);
        Assert.Equal((id, null), (FoundBy(shown), FoundBy(missing)));
        Assert.Equal("all all", Asked());
    }

    [Fact]
    public async Task Once_all_are_seen_the_rest_of_the_list_is_not_read_and_before_it_is()
    {
        _service.PageSize = 2;
        foreach (var (name, minute) in new[] { ("Other", 5), ("Another", 4), ("Deal", 3), ("More", 2), ("Still more", 1) })
        {
            Commit(minute, name);
        }

        await HearTimeAsync();
        var create = Sent(0);
        await PollAsync([create], _ => false);
        Assert.NotNull(FoundBy(create));
        Assert.Equal(2, _service.Requests.Count - 1);
    }

    [Fact]
    public async Task What_was_resolved_is_not_asked_for()
    {
        var (listed, connected) = (Sent(0), Sent(0, leg: ReferralLeg.Microsoft));
        listed.Result.TrySetResult(null);
        connected.Result.TrySetResult(null);
        await PollAsync([listed, connected], _ => true);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData(nameof(ReferralLeg.Own), null, "-1")]
    [InlineData(nameof(ReferralLeg.Own), Engagement, "-1")]
    [InlineData(nameof(ReferralLeg.Microsoft), null, "-1")]
    [InlineData(nameof(ReferralLeg.Microsoft), Engagement, Engagement)]
    public async Task Only_Microsofts_is_looked_for_in_its_engagement(string leg, string? engagement, string asked)
    {
        await HearTimeAsync();
        await PollAsync([Sent(0, leg: Enum.Parse<ReferralLeg>(leg), engagement: engagement ?? "")], _ => false);
        Assert.Equal(asked, Asked());
    }

    [Theory]
    [InlineData("msft", true, true)]
    [InlineData(null, false, true)]
    [InlineData(Organization, false, false)]
    public async Task In_an_engagement_what_is_not_told_to_be_Microsofts_is_named_and_not_taken(string? organization, bool isFound, bool isNamed)
    {
        var (id, own) = CommitInEngagement(organization);
        var create = Sent(0, leg: ReferralLeg.Microsoft, ownLeg: own);
        await PollAsync([create], _ => true);
        Assert.Equal((isFound ? id : null, isNamed ? id : null), (FoundBy(create), create.PossibleId));
        Assert.Null(create.PollFailure);
    }

    [Fact]
    public async Task A_list_of_one_engagement_that_is_not_whole_says_nothing_of_that_one_alone()
    {
        // The own leg of the one is not on the list of its engagement.
        var (id, own) = CommitInEngagement("msft");
        var hidden = new Referral { Id = "44444444-4444-4444-4444-444444444444", EngagementId = OtherEngagement, OrganizationId = Organization };
        var flawed = Sent(0, leg: ReferralLeg.Microsoft, engagement: OtherEngagement, ownLeg: hidden);
        var whole = Sent(0, leg: ReferralLeg.Microsoft, ownLeg: own);
        await PollAsync([flawed, whole], _ => true);
        Assert.Contains("44444444", flawed.PollFailure!.Message, StringComparison.Ordinal);
        Assert.Equal((null, id), (FoundBy(flawed), FoundBy(whole)));

        // The next poll begins anew.
        flawed.Result.TrySetResult(null);
        await PollAsync([flawed], _ => true);
        Assert.Null(flawed.PollFailure);
    }

    [Fact]
    public async Task A_service_that_fails_says_nothing_of_any()
    {
        _service.Intercept = _ => Answers.Message(HttpStatusCode.BadGateway, "", "text/plain");
        var create = Sent(0, leg: ReferralLeg.Microsoft);
        await Assert.ThrowsAsync<ReferralApiException>(() => PollAsync([create], _ => true));
        Assert.Null(create.PollFailure);
    }

    [Fact]
    public async Task What_was_seen_is_found_however_the_rest_of_the_list_was()
    {
        _service.PageSize = 1;
        var id = Commit(2);
        Commit(1, "Other");
        await HearTimeAsync();
        _service.Intercept = seen => seen.Address.Query.Contains("skiptoken", StringComparison.Ordinal) ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain") : null;
        var (shown, missing) = (Sent(0), Sent(0, "Missing"));
        await Assert.ThrowsAsync<ReferralApiException>(() => PollAsync([shown, missing], _ => false));
        Assert.Equal((id, null), (FoundBy(shown), FoundBy(missing)));
    }

    /// <summary>Minutes at which it was created and changed; the list is asked for what changed since minute -1561.</summary>
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("-1561", "-1561", true)]
    [InlineData("-1562", "-1562", false)]
    [InlineData("-9000", "1", true)]
    [InlineData("1", null, true)]
    [InlineData("-9000", null, false)]
    public async Task A_filter_that_hides_what_the_list_shows_proves_nothing_and_is_used_no_more(string created, string? updated, bool isHidden)
    {
        Touch(created, updated);
        var id = _service.Commit(TestClients.Deal("Other").ToJson())["id"]!.ToString();
        _service.Intercept = seen => seen.Address.Query.Contains("filter=", StringComparison.Ordinal) ? Answers.Message(HttpStatusCode.OK, """{"value":[]}""", "application/json") : null;
        var poll = PollAsync([Sent(0)], _ => true);
        if (!isHidden)
        {
            await poll;
            return;
        }

        Assert.Contains(id, (await Assert.ThrowsAsync<ConnectionException>(() => poll)).Message, StringComparison.Ordinal);
        await PollAsync([Sent(0)], _ => true);
        Assert.Equal("all -1561 all all", Asked());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_proves_nothing_where_it_lacks_what_was_created_before(bool isDeciding)
    {
        const string Known = "44444444-4444-4444-4444-444444444444";
        _finder.Known.Add(new Referral { Id = Known, CreatedDateTime = TestClock.Start.AddMinutes(4) });
        _clock.Advance(TimeSpan.FromMinutes(5));
        var error = await Record.ExceptionAsync(() => PollAsync([Sent(5)], _ => isDeciding));
        Assert.Equal(isDeciding, error is ConnectionException { Category: FailureCategory.InvalidResult } && error.Message.Contains(Known, StringComparison.Ordinal));
        Assert.Equal(isDeciding, error is not null);
    }

    [Theory]
    [InlineData(true, "all one -1591.02")]
    [InlineData(false, "-1")]
    public async Task For_a_proof_what_an_earlier_run_created_is_asked_for_and_the_list_read_back_to_it(bool isDeciding, string asked)
    {
        // Half an hour before the time that a proof reaches back to.
        _finder.Known.AddEarlier(Commit(-1591, "Earlier"));
        await HearTimeAsync();
        await PollAsync([Sent(0)], _ => isDeciding);
        Assert.Equal(asked, Asked());
    }

    /// <summary>How many are asked about one by one, and which of these questions fail: by their external id, or by their engagement.</summary>
    [Theory]
    [InlineData(1, "1", true)]
    [InlineData(2, "1", false)]
    [InlineData(2, "1 2", true)]
    [InlineData(5, "1 4", false)]
    [InlineData(5, "1 2 4", true)]
    [InlineData(40, "7", false)]
    [InlineData(40, "", false)]
    public async Task That_one_question_fails_says_nothing_of_the_others_and_that_several_do_the_same_of_all(int creates, string failing, bool isFailure)
    {
        await HearTimeAsync();
        foreach (var isByEngagement in new[] { false, true })
        {
            var sent = Enumerable.Range(1, creates).Select(n => isByEngagement
                ? Sent(0, leg: ReferralLeg.Microsoft, engagement: $"e-{n}")
                : Sent(0, "Deal " + n, externalId: $"e-{n}")).ToArray();
            _service.Intercept = seen => failing.Split(' ').Any(n => Uri.UnescapeDataString(seen.Address.Query).Contains($"eq 'e-{n}'", StringComparison.Ordinal))
                ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain")
                : null;
            var poll = PollAsync(sent, _ => true);
            if (isFailure)
            {
                await Assert.ThrowsAsync<ReferralApiException>(() => poll);
                Assert.All(sent, create => Assert.Null(create.PollFailure));
            }
            else
            {
                await poll;
                Assert.Equal(failing, string.Join(' ', sent.Select((create, i) => (create, i)).Where(one => one.create.PollFailure is not null).Select(one => one.i + 1)));
            }
        }
    }

    [Fact]
    public async Task A_service_that_is_away_is_not_asked_about_each_of_many()
    {
        await HearTimeAsync();
        _service.Intercept = seen => seen.Address.Query.Contains("externalReferenceId", StringComparison.Ordinal) ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain") : null;
        await Assert.ThrowsAsync<ReferralApiException>(() => PollAsync([.. Enumerable.Range(1, 100).Select(n => Sent(0, "Deal " + n, externalId: $"e-{n}"))], _ => true));
        Assert.InRange(_service.Requests.Count(seen => seen.Address.Query.Contains("externalReferenceId", StringComparison.Ordinal)), 3, 20);
    }

    [Fact]
    public async Task Several_are_asked_about_at_a_time_but_never_more_than_a_few()
    {
        await HearTimeAsync();
        var (now, most, all) = (0, 0, new TaskCompletionSource());
        _service.Latency = async seen =>
        {
            if (seen.Address.Query.Contains("externalReferenceId", StringComparison.Ordinal))
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                if (most == 8)
                {
                    all.TrySetResult();
                }

                await all.Task.WaitAsync(TimeSpan.FromSeconds(30));
                Interlocked.Decrement(ref now);
            }
        };
        await PollAsync([.. Enumerable.Range(1, 30).Select(n => Sent(0, "Deal " + n, externalId: $"e-{n}"))], _ => true);
        Assert.Equal(8, most);
    }

    [Fact]
    public async Task What_the_list_shows_is_not_asked_for_by_its_external_id()
    {
        await HearTimeAsync();
        var id = Commit(1, externalId: "CRM-1");
        var (shown, missing) = (Sent(0, externalId: "CRM-1"), Sent(0, externalId: "CRM-2"));
        await PollAsync([shown, missing], _ => true);
        Assert.Equal((id, null), (FoundBy(shown), FoundBy(missing)));
        Assert.EndsWith(" CRM-2", Asked(), StringComparison.Ordinal);
        Assert.DoesNotContain("CRM-1", Asked(), StringComparison.Ordinal);
    }

    /// <summary>Equal by its external id, from weeks before: what it may be, where no stamp says since when.</summary>
    [Theory]
    [InlineData(true, true, "all -1561 CRM-1")]
    [InlineData(false, true, "all -1561 CRM-1")]
    [InlineData(true, false, "-1")]
    public async Task For_a_proof_its_external_id_is_looked_for_whatever_the_date(bool takesExternalIds, bool isDeciding, string asked)
    {
        _service.TakesExternalIds = takesExternalIds;
        await HearTimeAsync();
        var id = Commit(-30_000, externalId: "CRM-1");
        for (var i = 0; i < (takesExternalIds ? 150 : 0); i++)
        {
            Commit(-20_000 + i, "Other " + i);
        }

        var create = Sent(0, externalId: "CRM-1");
        await PollAsync([create, Sent(0, "Without")], _ => isDeciding);
        Assert.Equal(isDeciding ? id : null, create.PossibleId);
        Assert.Equal(asked, Asked());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_seen_before_a_create_was_sent_is_not_its_while_anything_is_searched_for(bool isForgotten)
    {
        Commit(0);
        var create = Sent(0);
        using (_ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null))
        {
            await PollAsync([create], _ => false);
            Assert.True(create.IsContested);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        if (isForgotten)
        {
            _finder.Forget();
        }

        _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await PollAsync([create], _ => false);
        Assert.Equal((isForgotten, !isForgotten), (create.IsContested, FoundBy(create) is not null));
    }

    private static string? FoundBy(InDoubtCreate create) => create.Result.Task.IsCompletedSuccessfully ? create.Result.Task.Result?.Id : null;

    /// <summary>What was asked of the list, one word a request: the minutes since when, or all; an engagement; an external id; one referral by its own id.</summary>
    private string Asked() => string.Join(' ', _service.Requests.Skip(_heard).Select(seen =>
    {
        var query = Uri.UnescapeDataString(seen.Address.Query);
        return !seen.Address.AbsolutePath.EndsWith("/referrals", StringComparison.Ordinal) ? "one"
            : Regex.Match(query, "(engagementId|externalReferenceId) eq '([^']*)'") is { Success: true } equal ? equal.Groups[2].Value
            : Regex.Match(query, @"updatedDateTime ge ([\dTZ:.-]+)") is { Success: true } since
                ? (DateTimeOffset.Parse(since.Groups[1].Value, CultureInfo.InvariantCulture) - TestClock.Start).TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture)
            : "all";
    }));

    /// <summary>Asks for something else, which tells the time.</summary>
    private async Task HearTimeAsync()
    {
        await _client.List(new ReferralQuery(), null).NextAsync(TestContext.Current.CancellationToken);
        _heard = _service.Requests.Count;
    }

    private Task PollAsync(InDoubtCreate[] creates, Func<InDoubtCreate, bool> isDeciding) => _finder.PollAsync(creates, isDeciding, TestContext.Current.CancellationToken);

    private InDoubtCreate Sent(int minute, string name = "Deal", ReferralLeg leg = ReferralLeg.Own, string? engagement = null, Referral? ownLeg = null, string? externalId = null) =>
        Sent(SendTime.Here(TimeSpan.FromMinutes(minute), TimeSpan.FromMinutes(minute), _clock), name, leg, engagement, ownLeg, externalId);

    private static InDoubtCreate Sent(SendTime time, string name = "Deal", ReferralLeg leg = ReferralLeg.Own, string? engagement = null, Referral? ownLeg = null, string? externalId = null) => new()
    {
        Fingerprint = PayloadFingerprint.Of(TestClients.Deal(name, externalId)),
        Leg = leg,
        EngagementId = (engagement ?? (leg == ReferralLeg.Microsoft ? Engagement : "")) is { Length: > 0 } id ? id : null,
        OwnLeg = ownLeg,
        SentAt = TestClock.Start,
        Time = time,
    };

    private string Commit(int minute, string name = "Deal", string? externalId = null)
    {
        Touch(minute.ToString(CultureInfo.InvariantCulture), minute.ToString(CultureInfo.InvariantCulture));
        return _service.Commit(TestClients.Deal(name, externalId).ToJson())["id"]!.ToString();
    }

    private void Touch(string created, string? updated) => _service.Touch = json =>
    {
        json["createdDateTime"] = At(created);
        json["updatedDateTime"] = updated is null ? null : At(updated);

        static string At(string minute) => TestClock.Start.AddMinutes(int.Parse(minute, CultureInfo.InvariantCulture)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    };

    /// <summary>The own leg and another referral, of whichever organization.</summary>
    private (string Id, Referral Own) CommitInEngagement(string? organization)
    {
        var ids = new[] { Organization, organization }.Select(owner =>
        {
            _service.Touch = json => (json["engagementId"], json["organizationId"]) = (Engagement, owner);
            return _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        }).ToArray();
        return (ids[1], new Referral { Id = ids[0], EngagementId = Engagement, OrganizationId = Organization });
    }

    private (ReferralClient Client, InDoubtCreateFinder Finder) Connect(HttpMessageHandler service)
    {
        var client = TestClients.Over(service, _clock, retry: RetryOptions.None);
        _disposables.Add(client);
        return (client, new InDoubtCreateFinder(client, new RequestContext(), new ReconcileOptions(), _ownership, Take));
    }

    private bool Take(InDoubtCreate create, Referral found) => _ownership.TryClaim(found.Id!) && create.Result.TrySetResult(found);

    private sealed class Timeless(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            answer.Headers.Date = null;
            return answer;
        }
    }
}
