using System;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What a run that goes on with a journal says about the rows it looks for first.</summary>
public sealed class ResumedSearchTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public ResumedSearchTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(60, 330 - 60)]
    [InlineData(3600, 0)]
    public async Task A_resumed_run_knows_how_long_it_looks_at_most(int secondsAgo, int longest)
    {
        var sentAt = _clock.UtcNow;
        using (var journal = Open("run.jsonl"))
        {
            await journal.AppendAsync(JournalTests.Line("id:A", JournalState.Sending, sentAt - TimeSpan.FromSeconds(30)));
            await journal.AppendAsync(JournalTests.Line("id:B", JournalState.Unknown, sentAt));
            await journal.AppendAsync(JournalTests.Line("id:C", JournalState.Created, sentAt));
        }

        _clock.Advance(TimeSpan.FromSeconds(secondsAgo));
        using var again = Open("run.jsonl");
        using var client = TestClients.Over(_service, _clock, timeout: TimeSpan.FromSeconds(30));
        using var run = new ReferralRun(client, new ReferralRunOptions { Journal = again, Reconcile = new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(5) } });

        Assert.Equal((2, TimeSpan.FromSeconds(longest)), (run.Resumed!.Rows, run.Resumed.Longest));
    }

    [Fact]
    public void A_run_without_anything_in_doubt_looks_for_nothing()
    {
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralRun(client, new ReferralRunOptions { Journal = Open("run.jsonl") });

        Assert.Null(run.Resumed);
    }

    [Fact]
    public async Task A_row_in_doubt_that_is_no_longer_in_the_input_is_named()
    {
        using (var journal = Open("run.jsonl"))
        {
            await journal.AppendAsync(JournalTests.Line("id:GONE", JournalState.Sending, _clock.UtcNow));
        }

        using var again = Open("run.jsonl");
        new RunDriver(_service, _clock).Run(again, RunDriver.Rows(3, withIds: true));
        Assert.Equal("id:GONE", Assert.Single(again.InDoubt).Key);
    }

    private Journal Open(string name) => Journal.Open(_folder.File(name), "s", _clock);
}
