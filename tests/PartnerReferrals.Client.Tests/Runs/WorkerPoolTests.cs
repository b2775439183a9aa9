using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

public class WorkerPoolTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Results_come_in_the_order_of_the_work_however_it_ends(int seed)
    {
        var random = new Random(seed);
        var spins = Enumerable.Range(0, 500).Select(_ => random.Next(0, 20)).ToArray();
        using var pipeline = new WorkerPool<int, int>(8, 64, ordered: true, async (n, _, _) =>
        {
            for (var i = 0; i < spins[n]; i++)
            {
                await Task.Yield();
            }

            return n;
        });
        Assert.Equal(Enumerable.Range(0, 500), RunAll(pipeline, 500));
    }

    [Fact]
    public void Unordered_results_come_as_they_are_done_and_each_once()
    {
        var first = new TaskCompletionSource();
        using var pipeline = new WorkerPool<int, int>(4, 16, ordered: false, async (n, _, _) =>
        {
            if (n == 0)
            {
                await first.Task;
            }
            else if (n == 99)
            {
                first.SetResult();
            }

            return n;
        });
        var results = RunAll(pipeline, 100);
        Assert.NotEqual(0, results[0]);
        Assert.Equal(Enumerable.Range(0, 100), results.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Exactly_as_many_run_as_there_are_workers(int workers)
    {
        var running = 0;
        var peak = 0;
        var full = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        using var pipeline = new WorkerPool<int, int>(workers, 200, ordered: true, async (n, _, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref peak, now);
            if (now == workers)
            {
                full.TrySetResult();
            }

            await go.Task;
            Interlocked.Decrement(ref running);
            return n;
        });
        var added = 0;
        while (added < workers * 3)
        {
            added += pipeline.TryAdd(added) ? 1 : 0;
        }

        await full.Task.WaitAsync(Long, TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(workers, Volatile.Read(ref running));
        go.SetResult();
        pipeline.CompleteAdding();
        Assert.Equal(added, Drain(pipeline).Count);
        Assert.Equal(workers, peak);
    }

    [Fact]
    public void Work_that_waits_outside_lets_others_run()
    {
        // One worker; the first piece waits for the last.
        var last = new TaskCompletionSource<int>();
        var inside = 0;
        using var pipeline = new WorkerPool<int, int>(1, 64, ordered: true, async (n, lease, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            if (n == 0)
            {
                Interlocked.Decrement(ref inside);
                await lease.WaitWithoutLeaseAsync(() => last.Task);
                Assert.Equal(1, Interlocked.Increment(ref inside));
            }
            else if (n == 49)
            {
                last.SetResult(0);
            }

            Interlocked.Decrement(ref inside);
            return n;
        });
        Assert.Equal(Enumerable.Range(0, 50), RunAll(pipeline, 50));
    }

    [Fact]
    public void No_more_is_held_than_the_capacity()
    {
        using var pipeline = new WorkerPool<int, int>(4, 5, ordered: true, (n, _, _) => Task.FromResult(n));
        var added = Enumerable.Range(0, 20).TakeWhile(pipeline.TryAdd).Count();
        Assert.Equal(5, added);
        Assert.Equal(0, TakeNext(pipeline));
        Assert.True(pipeline.TryAdd(5));
        Assert.False(pipeline.TryAdd(6));
    }

    [Fact]
    public async Task Only_so_much_is_taken_in_as_will_soon_have_its_turn()
    {
        var token = TestContext.Current.CancellationToken;
        var (started, go) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        using var pipeline = new WorkerPool<int, int>(2, 100, ordered: false, async (n, _, stop) =>
        {
            started.Release();
            await go.WaitAsync(stop);
            return n;
        });

        // Two at work; then four that wait for them.
        Assert.True(pipeline.TryAdd(0) && pipeline.TryAdd(1));
        await started.WaitAsync(Long, token);
        await started.WaitAsync(Long, token);
        Assert.Equal(4, Enumerable.Range(2, 50).TakeWhile(pipeline.TryAdd).Count());

        // There is capacity again as soon as one of the four has its turn, although no more than half of them are told of.
        go.Release(2);
        pipeline.WaitForCapacityOrResult(Long, token);
        await started.WaitAsync(Long, token);
        await started.WaitAsync(Long, token);
        Assert.Equal(2, Enumerable.Range(6, 50).TakeWhile(pipeline.TryAdd).Count());
    }

    [Fact]
    public void What_the_work_throws_comes_out_in_its_place()
    {
        using var pipeline = new WorkerPool<int, int>(2, 8, ordered: true, (n, _, _) => n == 1 ? throw new FormatException("bad") : Task.FromResult(n));
        for (var i = 0; i < 3; i++)
        {
            pipeline.TryAdd(i);
        }

        pipeline.CompleteAdding();
        Assert.Equal(0, TakeNext(pipeline));
        Assert.Throws<FormatException>(() => TakeNext(pipeline));
        Assert.Equal(2, TakeNext(pipeline));
        Assert.True(pipeline.IsCompleted);
        Assert.Throws<InvalidOperationException>(() => pipeline.TryAdd(9));
    }

    [Fact]
    public async Task Cancelling_ends_all_work_at_once_and_leaves_none()
    {
        var started = new SemaphoreSlim(0);
        using var pipeline = new WorkerPool<int, int>(4, 100, ordered: true, async (n, lease, token) =>
        {
            started.Release();
            if (n % 2 == 0)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return await lease.WaitWithoutLeaseAsync(async () =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return n;
            });
        });
        for (var i = 0; i < 50; i++)
        {
            pipeline.TryAdd(i);
        }

        await started.WaitAsync(Long, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        pipeline.Cancel();
        await pipeline.WhenIdleAsync().WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.TryTake(out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_stop_nothing_begins_and_what_is_under_way_still_comes_out(bool ordered)
    {
        var release = new TaskCompletionSource();
        var begun = new ConcurrentBag<int>();
        using var pipeline = new WorkerPool<int, int>(3, 16, ordered, async (n, _, _) =>
        {
            begun.Add(n);
            await release.Task;
            return n;
        });
        var given = Enumerable.Range(0, 16).TakeWhile(pipeline.TryAdd).Count();
        Assert.True(SpinWait.SpinUntil(() => begun.Count == 3, Long));

        pipeline.Stop();
        pipeline.CompleteAdding();
        release.SetResult();

        var results = new List<int>();
        var watch = Stopwatch.StartNew();
        while (!pipeline.IsCompleted && watch.Elapsed < Long)
        {
            pipeline.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            while (pipeline.TryTake(out var result))
            {
                results.Add(result);
            }
        }

        Assert.True(given > 3 && pipeline.IsCompleted);
        Assert.Equal(begun.Order(), results.Order());
        Assert.Equal(3, results.Count);
    }

    [Fact]
    public void A_pool_without_workers_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool<int, int>(0, 1, ordered: true, (n, _, _) => Task.FromResult(n)));

    [Theory]
    [InlineData("room", false)]
    [InlineData("room and all at work", false)]
    [InlineData("full", true)]
    [InlineData("full with a result", false)]
    [InlineData("room with the input ended", true)]
    [InlineData("nothing left", false)]
    public async Task Only_where_nothing_can_be_done_the_thread_is_made_to_wait(string state, bool isBlocked)
    {
        var go = new TaskCompletionSource<int>();
        using var pipeline = new WorkerPool<int, int>(1, state.StartsWith("full", StringComparison.Ordinal) ? 1 : 100, ordered: false, (_, _, _) => go.Task);
        if (state is not ("room" or "nothing left"))
        {
            Assert.True(pipeline.TryAdd(1));
        }

        if (state is "nothing left" or "room with the input ended")
        {
            pipeline.CompleteAdding();
        }

        if (state == "full with a result")
        {
            go.SetResult(1);
            await pipeline.WhenIdleAsync().WaitAsync(Long, TestContext.Current.CancellationToken);
        }

        // Twice, as the first wait may take up a signal. A thread that would have to wait sees that it is called off.
        for (var look = 0; look < 2; look++)
        {
            var isFree = Record.Exception(() => pipeline.WaitForCapacityOrResult(Long, new CancellationToken(canceled: true))) is null;
            Assert.Equal(isBlocked, !isFree);
        }
    }

    [Fact]
    public void A_waiting_thread_wakes_when_half_of_what_waits_has_had_its_turn()
    {
        var go = new TaskCompletionSource<int>();
        using var pipeline = new WorkerPool<int, int>(2, 100, ordered: true, async (_, lease, _) =>
        {
            await go.Task;
            return await lease.WaitWithoutLeaseAsync(() => new TaskCompletionSource<int>().Task);
        });
        Assert.Equal(2 + 4, CountUntilFull(pipeline));
        using var timer = new Timer(_ => go.SetResult(0), null, 20, Timeout.Infinite);
        var watch = Stopwatch.StartNew();
        while (!pipeline.TryAdd(7))
        {
            pipeline.WaitForCapacityOrResult(Long, TestContext.Current.CancellationToken);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task Whoever_asks_is_told_when_nothing_runs_any_more()
    {
        var go = new TaskCompletionSource<int>();
        var other = new TaskCompletionSource<int>();
        using var pipeline = new WorkerPool<int, int>(2, 2, ordered: true, (n, _, _) => (n == 0 ? go : other).Task);
        Assert.True(pipeline.WhenIdleAsync().IsCompleted);
        Assert.True(pipeline.TryAdd(0) && pipeline.TryAdd(1));
        var (first, second) = (pipeline.WhenIdleAsync(), pipeline.WhenIdleAsync());
        go.SetResult(0);
        Assert.Equal(0, TakeNext(pipeline));
        Assert.False(first.IsCompleted || second.IsCompleted);
        other.SetResult(1);
        await Task.WhenAll(first, second).WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.True(pipeline.WhenIdleAsync().IsCompleted);
    }

    [Fact]
    public async Task What_is_given_up_has_a_moment_to_say_how_far_it_was()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pipeline = new WorkerPool<int, int>(1, 2, ordered: true, async (n, _, token) =>
        {
            started.SetResult();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, token));

            // On another thread than the one that gives it up.
            await Task.Delay(1, CancellationToken.None);
            return token.IsCancellationRequested ? n : -1;
        });
        Assert.True(pipeline.TryAdd(7));
        await started.Task;
        pipeline.Dispose(TimeSpan.FromMilliseconds(150));
        Assert.True(pipeline.TryTake(out var result));
        Assert.Equal(7, result);
    }

    [Fact]
    public void What_has_ended_is_not_waited_for_and_what_it_left_behind_is_called_off()
    {
        CancellationToken given = default;
        var pipeline = new WorkerPool<int, int>(1, 2, ordered: true, (n, _, token) =>
        {
            given = token;
            return Task.FromResult(n);
        });
        Assert.True(pipeline.TryAdd(7));
        Assert.Equal(7, TakeNext(pipeline));
        var watch = Stopwatch.StartNew();
        pipeline.Dispose(Long);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public void Waiting_ends_with_its_token()
    {
        using var pipeline = new WorkerPool<int, int>(1, 1, ordered: true, async (n, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return n;
        });
        pipeline.TryAdd(1);
        using var stop = new CancellationTokenSource(30);
        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.WaitForCapacityOrResult(Long, stop.Token));
    }

    [Fact]
    public void A_waiting_thread_wakes_when_a_result_is_there()
    {
        var go = new TaskCompletionSource<int>();
        using var pipeline = new WorkerPool<int, int>(1, 1, ordered: true, (_, _, _) => go.Task);
        pipeline.TryAdd(1);
        using var timer = new Timer(_ => go.SetResult(7), null, 20, Timeout.Infinite);
        var watch = Stopwatch.StartNew();
        while (!pipeline.TryTake(out _))
        {
            pipeline.WaitForCapacityOrResult(Long, TestContext.Current.CancellationToken);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
            // Somebody else was faster: look again.
        }
    }

    // Two pieces of work have their turn as soon as there is a thread for them; only then are as many as can wait taken in.
    private static int CountUntilFull(WorkerPool<int, int> pipeline)
    {
        var count = 0;
        Assert.True(SpinWait.SpinUntil(() => (count += pipeline.TryAdd(count) ? 1 : 0) == 6, Long));
        Assert.False(pipeline.TryAdd(count));
        return count;
    }

    private static int TakeNext(WorkerPool<int, int> pipeline)
    {
        while (true)
        {
            if (pipeline.TryTake(out var result))
            {
                return result;
            }

            pipeline.WaitForCapacityOrResult(Long, TestContext.Current.CancellationToken);
        }
    }

    private static List<int> Drain(WorkerPool<int, int> pipeline)
    {
        var results = new List<int>();
        while (!pipeline.IsCompleted)
        {
            while (pipeline.TryTake(out var result))
            {
                results.Add(result);
            }

            pipeline.WaitForCapacityOrResult(Long, TestContext.Current.CancellationToken);
        }

        return results;
    }

    private static List<int> RunAll(WorkerPool<int, int> pipeline, int count)
    {
        var results = new List<int>();
        for (var i = 0; i < count; i++)
        {
            while (!pipeline.TryAdd(i))
            {
                pipeline.WaitForCapacityOrResult(Long, TestContext.Current.CancellationToken);
                Take();
            }

            Take();
        }

        pipeline.CompleteAdding();
        results.AddRange(Drain(pipeline));
        return results;

        void Take()
        {
            while (pipeline.TryTake(out var result))
            {
                results.Add(result);
            }
        }
    }
}
