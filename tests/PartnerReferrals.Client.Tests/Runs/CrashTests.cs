using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>A process that dies at any instant neither doubles nor forgets a row.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Count = 12;

    private readonly TempFolder _folder = new();

    public static TheoryData<int, string, bool> Instants
    {
        get
        {
            var data = new TheoryData<int, string, bool>();
            foreach (var moment in new[] { "before commit", "after commit" })
            {
                for (var n = 1; n <= Count; n++)
                {
                    data.Add(n, moment, false);
                    data.Add(n * 2, moment, true);
                }
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Instants))]
    public void A_run_killed_at_a_request_is_finished_by_the_next(int request, string moment, bool shared)
    {
        var clock = new TestClock();
        var service = new FakeService(clock) { ListingDelay = TimeSpan.FromSeconds(60) };
        var path = _folder.File("run.jsonl");
        var wreck = Kill(service, clock, path, request, moment == "after commit", shared);

        // A torn line, as a write that was under way leaves it.
        var torn = Encoding.UTF8.GetBytes("{\"batch\":99,\"state\":\"created\",\"row\":1,\"key\":\"ha");
        for (var cut = 0; cut <= torn.Length; cut += 12)
        {
            var copy = _folder.File($"copy{cut}.jsonl");
            File.WriteAllBytes(copy, [.. wreck, .. torn[..cut]]);
            using var probe = Journal.Open(copy, "s", clock);
            Assert.True(probe.IsResumed);
        }

        File.WriteAllBytes(path, [.. wreck, .. torn[..30]]);
        clock.Advance(TimeSpan.FromSeconds(request % 3 == 0 ? 1 : 3600));
        using (var journal = Journal.Open(path, "s", clock))
        {
            var outcomes = new RunDriver(service, clock).Run(journal, RunDriver.Rows(Count, shared: shared));
            Assert.All(outcomes, o => Assert.True(o.State is RowState.Created or RowState.Skipped, $"{o.Row} {o.State} {o.Error?.Message}"));
            Assert.Equal(Count, outcomes.Count);
        }

        var own = service.Referrals.Where(r => r["organizationId"]!.ToString() != "msft").ToArray();
        Assert.Equal(Enumerable.Range(1, Count).Select(n => "Deal " + n).Order(), own.Select(r => r["name"]!.ToString()).Order());
        if (shared)
        {
            Assert.Equal(Count * 2, service.Referrals.Count);
            Assert.All(service.Referrals.GroupBy(r => r["engagementId"]!.ToString()), e => Assert.Equal(2, e.Count()));
        }

        using var end = Journal.Open(path, "s", clock);
        Assert.Empty(end.InDoubt);
    }

    [Fact]
    public void Ten_deaths_of_one_run_end_well_too()
    {
        var clock = new TestClock();
        var service = new FakeService(clock) { ListingDelay = TimeSpan.FromSeconds(60) };
        var path = _folder.File("run.jsonl");
        for (var life = 0; life < 10; life++)
        {
            File.WriteAllBytes(path, Kill(service, clock, path, request: 2 + (life % 2), afterCommit: life % 2 == 0, shared: false));
            clock.Advance(TimeSpan.FromMinutes(life));
        }

        using var journal = Journal.Open(path, "s", clock);
        new RunDriver(service, clock).Run(journal, RunDriver.Rows(Count));
        Assert.Equal(Enumerable.Range(1, Count).Select(n => "Deal " + n).Order(), service.Referrals.Select(r => r["name"]!.ToString()).Order());
    }

    [Fact]
    public void Equal_rows_of_a_dead_run_are_told_apart_by_who_owns_what()
    {
        var clock = new TestClock();
        var service = new FakeService(clock);
        var path = _folder.File("run.jsonl");
        var rows = Enumerable.Range(1, 6).Select(n => RunDriver.Row(n, "Same")).ToArray();

        // Three are made and known; the fourth was announced and never made.
        File.WriteAllBytes(path, Kill(service, clock, path, request: 4, afterCommit: false, shared: false, rows));
        using var journal = Journal.Open(path, "s", clock);
        var outcomes = new RunDriver(service, clock).Run(journal, rows);
        Assert.Equal(6, service.Referrals.Count);
        Assert.Equal(6, outcomes.Select(o => o.Referral!.Id).Distinct().Count());
    }

    /// <summary>Runs until the n-th POST, and takes the journal as it is on disk at that instant; nothing reaches the service afterwards.</summary>
    private static byte[] Kill(FakeService service, TestClock clock, string path, int request, bool afterCommit, bool shared, IEnumerable<ReferralRunRow>? rows = null)
    {
        byte[]? wreck = null;
        var posts = 0;
        var killed = new ManualResetEventSlim();
        var isDead = false;
        service.Intercept = seen =>
        {
            if (Volatile.Read(ref isDead))
            {
                throw new OperationCanceledException();
            }

            if (seen.Method == "POST" && Interlocked.Increment(ref posts) == request)
            {
                if (afterCommit)
                {
                    service.Commit(seen.Body);
                }

                wreck = ReadShared(path);
                Volatile.Write(ref isDead, true);
                killed.Set();
                throw new OperationCanceledException();
            }

            return null;
        };
        using (var client = TestClients.Over(service, clock))
        {
            using var run = new ReferralRun(client, new ReferralRunOptions { ThrottleLimit = 1, Journal = Journal.Open(path, "s", clock), StopGrace = TimeSpan.FromMilliseconds(20) });
            foreach (var row in rows ?? RunDriver.Rows(Count, shared: shared))
            {
                run.TryAdd(row);
            }

            run.CompleteAdding();
            while (!killed.IsSet && !run.IsCompleted)
            {
                while (run.TryTake(out _))
                {
                    // Only the wreck counts.
                }

                killed.Wait(5);
            }

            run.Stop();
        }

        service.Intercept = _ => null;
        return wreck ?? File.ReadAllBytes(path);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
