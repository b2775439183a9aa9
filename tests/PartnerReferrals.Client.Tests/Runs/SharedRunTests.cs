using System;
using System.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Runs over co-sell deals: both legs of each, once.</summary>
public sealed class SharedRunTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public SharedRunTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shared_rows_go_through_with_both_legs()
    {
        _service.FailAtRandom(5, 33, PostFault.DropBeforeCommit, PostFault.DropAfterCommit);
        using (var journal = Open("run.jsonl"))
        {
            var outcomes = new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(30, shared: true));
            Assert.All(outcomes, o => Assert.Equal((RowState.Created, SharedReferralState.Complete), (o.State, o.SharedReferral!.State)));
        }

        AssertBothLegsOnce(30);
        using var again = Open("run.jsonl");
        var second = new RunDriver(_service, _clock).Run(again, RunDriver.Rows(30, shared: true));
        Assert.All(second, o => Assert.Equal((RowState.Skipped, SharedReferralState.Complete), (o.State, o.SharedReferral!.State)));
        AssertBothLegsOnce(30);
    }

    [Fact]
    public void A_shared_row_whose_second_leg_was_refused_is_finished_by_the_next_run()
    {
        _service.Fault = (json, _) => json.SelectToken("target[0].id")!.ToString() == "msft" ? PostFault.Refused : PostFault.None;
        using (var journal = Open("run.jsonl"))
        {
            var outcome = Assert.Single(new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(1, shared: true)));
            Assert.Equal((RowState.Rejected, SharedReferralState.OwnLegOnly), (outcome.State, outcome.SharedReferral!.State));
        }

        _service.Fault = (_, _) => PostFault.None;
        using var again = Open("run.jsonl");
        Assert.Equal(RowState.Created, Assert.Single(new RunDriver(_service, _clock).Run(again, RunDriver.Rows(1, shared: true))).State);
        AssertBothLegsOnce(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_journal_the_external_id_finishes_half_a_deal(bool canFilter)
    {
        _service.ListingDelay = TimeSpan.Zero;
        _service.TakesExternalIds = canFilter;
        _service.PageSize = 2;
        _service.Fault = (json, _) => json.SelectToken("target[0].id")!.ToString() == "msft" ? PostFault.Refused : PostFault.None;
        var driver = new RunDriver(_service, _clock) { SkipExisting = true };
        Assert.Equal(RowState.Rejected, Assert.Single(driver.Run(null, RunDriver.Rows(1, withIds: true, shared: true))).State);
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _service.Commit(TestClients.Deal("Other " + i, "X-" + i).ToJson());
        }

        _service.Fault = (_, _) => PostFault.None;
        var posts = _service.Posts;
        Assert.Equal(SharedReferralState.Complete, Assert.Single(driver.Run(null, RunDriver.Rows(1, withIds: true, shared: true))).SharedReferral!.State);
        Assert.Equal(SharedReferralState.Complete, Assert.Single(driver.Run(null, RunDriver.Rows(1, withIds: true, shared: true))).SharedReferral!.State);

        Assert.Equal(posts + 1, _service.Posts);
    }

    [Theory]
    [InlineData("Sending")]
    [InlineData("Unknown")]
    [InlineData("Rejected")]
    public void Half_a_deal_that_an_earlier_run_left_is_not_taken_for_the_lost_one_of_a_row_like_it(string stateOfHalf)
    {
        // Alike in all that the service keeps of the own leg, though not in what Microsoft is asked.
        var rows = new[] { RunDriver.Row(1, "Same", shared: true), RunDriver.Row(2, "Same", shared: true) };
        rows[1].Referral.InviteContext!.Notes = "Please join, too.";
        var half = _service.Commit(rows[1].Legs!.Own.ToJson());
        var keys = new RowKeys();
        using (var journal = Open("run.jsonl"))
        {
            var (lost, known) = (keys.Next(rows[0].Referral), keys.Next(rows[1].Referral));
            journal.Append(new JournalLine { State = JournalState.Sending, Row = 1, Key = lost.Key, Hash = lost.PayloadHash, SentAt = TestClock.Start }, soon: true);
            journal.Append(
                new JournalLine
                {
                    State = (JournalState)Enum.Parse(typeof(JournalState), stateOfHalf),
                    Row = 2,
                    Key = known.Key,
                    Hash = known.PayloadHash,
                    Id = half["id"]!.ToString(),
                    EngagementId = half["engagementId"]!.ToString(),
                },
                soon: true);
        }

        using var again = Open("run.jsonl");
        var outcomes = new RunDriver(_service, _clock).Run(again, rows);
        Assert.All(outcomes, o => Assert.Equal(RowState.Created, o.State));
        Assert.Equal(2, outcomes.Select(o => o.Referral!.Id).Distinct().Count());
        Assert.Equal(2, _service.Referrals.Count(r => r["organizationId"]!.ToString() == "msft"));
        Assert.Equal(4, _service.Referrals.Count);
    }

    [Fact]
    public void A_deal_that_a_lost_sign_in_cut_in_half_is_told_of()
    {
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 1, Tokens = new TestTokens { GoneFrom = 2 } };
        var outcomes = driver.Run(null, RunDriver.Rows(1, shared: true));
        Assert.IsType<SharedReferralIncompleteException>(Assert.Single(outcomes).Error);
    }

    private Journal Open(string name) => Journal.Open(_folder.File(name), "s", _clock);

    private void AssertBothLegsOnce(int count)
    {
        var engagements = _service.Referrals.GroupBy(r => r["engagementId"]!.ToString()).ToArray();
        Assert.Equal(count, engagements.Length);
        Assert.All(engagements, e => Assert.Equal(["11111111-1111-1111-1111-111111111111", "msft"], e.Select(r => r["organizationId"]!.ToString()).Order()));
        Assert.Equal(count, engagements.Select(e => e.First()["name"]!.ToString()).Distinct().Count());
    }
}
