using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
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

    private Task<Referral?> FindAsync(string externalId) => _existing.FindByExternalIdAsync(externalId, TestContext.Current.CancellationToken);

    private Referral Commit(string externalId) => new() { Json = _service.Commit(TestClients.Deal("Deal of " + externalId, externalId).ToJson()) };
}
