using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests.Wire;

/// <summary>What only a wire can do: bytes that trickle, break off, or never end.</summary>
public sealed class WireTests : IDisposable
{
    private const long Mebibyte = 1 << 20;

    private readonly ReferralService _service = new(TimeProvider.System);
    private readonly HostileListener _listener;
    private readonly ReferralClient _client;

    public WireTests()
    {
        _listener = new HostileListener(_service);
        _client = new ReferralClient(new ReferralClientOptions(_listener.Address, new StaticToken()) { Retry = RetryOptions.None, AttemptTimeout = TimeSpan.FromSeconds(30) });
    }

    public void Dispose()
    {
        _client.Dispose();
        _listener.Dispose();
    }

    [Theory]
    [InlineData(Delivery.EndlessBody)]
    [InlineData(Delivery.CompressionBomb)]
    public async Task A_create_whose_answer_never_ends_is_a_lost_answer_and_fills_no_memory(Delivery delivery)
    {
        _service.Plan = new ServicePlan { Creates = [new CreateRule(new CreateFault(CreateAnswer.Referral, Commits: true) { Delivery = delivery })] };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => _client.CreateAsync(new Deal("Endless").ToReferral(), cancellationToken: TestContext.Current.CancellationToken));

        // The host of the test allocates in this process too.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * Mebibyte);
        Assert.Single(_service.Store.Made);
    }

    [Theory]
    [InlineData(ReadFault.EndlessBody)]
    [InlineData(ReadFault.CompressionBomb)]
    public async Task A_page_that_never_ends_is_an_error_and_fills_no_memory(ReadFault fault)
    {
        _service.Plan = new ServicePlan { Reads = [new ReadRule(fault)] };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Assert.ThrowsAnyAsync<PartnerReferralException>(() => _client.GetPageAsync(new ReferralQuery(), null, cancellationToken: TestContext.Current.CancellationToken));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 256 * Mebibyte);
    }

    [Fact]
    public async Task Eight_answers_that_never_end_take_no_more_than_one_does_in_all()
    {
        _service.Plan = new ServicePlan { Creates = [new CreateRule(new CreateFault(CreateAnswer.Referral, Commits: true) { Delivery = Delivery.CompressionBomb })] };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Assert.ThrowsAsync<OutcomeUnknownException>(
            () => _client.CreateAsync(new Deal($"Endless {n}").ToReferral(), cancellationToken: TestContext.Current.CancellationToken))));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 * 64 * Mebibyte);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void Whatever_the_wire_does_each_row_is_held_once(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("hostile-wire");
        try
        {
            CreateFault[] faults =
            [
                CreateFault.LostBeforeCommit, CreateFault.LostAfterCommit, new CreateFault(CreateAnswer.Referral, Commits: true) { Delivery = Delivery.CutBody },
                new CreateFault(CreateAnswer.Referral, Commits: true) { Delivery = Delivery.TrickledHeaders }, CreateFault.Success(CreateAnswer.CompressedReferral, commits: true),
                CreateFault.Gateway(502, commits: true),
            ];
            _service.Plan = new ServicePlan { Creates = [.. faults.Select(fault => new CreateRule(fault) { Attempts = 1, Probability = rows == 1 ? 1 : 0.05 })] };
            var deals = Deal.Many(rows);
            using var run = new ReferralRun(_client, new ReferralRunOptions
            {
                Journal = Journal.Open(Path.Combine(folder.FullName, "run.jsonl"), "source"),
                Reconcile = new ReconcileOptions().WithListingDelay(TimeSpan.FromSeconds(1)),
            });
            var outcomes = 0;
            foreach (var row in deals.Select((deal, i) => deal.ToRow(i + 1)))
            {
                while (!run.TryAdd(row))
                {
                    Take();
                }
            }

            run.CompleteAdding();
            while (!run.IsCompleted)
            {
                Take();
            }

            Assert.Equal((rows, rows), (outcomes, _service.Store.Made.Count));

            void Take()
            {
                run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
                while (run.TryTake(out var outcome))
                {
                    outcomes++;
                    Assert.Equal(RowState.Created, outcome.State);
                    Assert.Equal(deals[outcome.Row - 1].Name, _service.Store.Find(outcome.Referral!.Id!)!.SentName);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
