using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile;

/// <summary>A machine that sends rows to the service: process after process, each with the journal that the last one left.</summary>
/// <param name="time">True time.</param>
/// <param name="service">The service.</param>
/// <param name="journalPath">The journal; null for none.</param>
internal sealed class Machine(VirtualTime time, ReferralService service, string? journalPath)
{
    private static readonly Uri Endpoint = new("https://service.invalid/");

    /// <summary>A run that takes longer by a real clock hangs.</summary>
    private static readonly TimeSpan ListTimeout = TimeSpan.FromSeconds(60);

    private readonly HostileHandler _network = new(service, Endpoint.Host);

    /// <summary>Its clock.</summary>
    public MachineClock Clock { get; } = new(time);

    /// <summary>Requests in flight at most.</summary>
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Rows whose external id exists are skipped.</summary>
    public bool SkipExisting { get; set; }

    /// <summary>How in-doubt creates are resolved.</summary>
    public ReconcileOptions Reconcile { get; set; } = new();

    /// <summary>How often a request is tried.</summary>
    public RetryOptions Retry { get; set; } = RetryOptions.Unattended;

    /// <summary>Requests, and twenty for each row, after which a run is taken to go on for ever.</summary>
    public int MostRequests { get; set; } = 1_000;

    /// <summary>Is told of each POST before it leaves, with its number in this process.</summary>
    public Action<int> Posting { get; set; } = static _ => { };

    /// <summary>Addresses that were asked though they are not the service's.</summary>
    public IReadOnlyList<Uri> Elsewhere => _network.Elsewhere;

    /// <summary>Runs a process over rows, as a cmdlet does: one thread hands them in and takes outcomes out.</summary>
    /// <param name="deals">The rows.</param>
    /// <param name="kill">When it dies; null for never.</param>
    public MachineRun Run(IReadOnlyList<Deal> deals, KillAt? kill = null)
    {
        var journal = journalPath is null ? null : Journal.Open(journalPath, "source", Clock);
        var outcomes = new List<ReferralRunOutcome>();
        var told = int.MaxValue;
        byte[]? wreck = null;
        IDisposable? frozen = null;
        using var killed = new ManualResetEventSlim();
        using var line = new LifeLine(_network, kill, Posting, () =>
        {
            // What it had said by then was said; what the disk holds at this instant is all the next process will know. Time stands still until this one
            // is cleared away.
            lock (outcomes)
            {
                told = outcomes.Count;
            }

            wreck = journalPath is null ? null : ReadShared(journalPath);
            frozen = time.Working();
            killed.Set();
        });
        using var client = new ReferralClient(new ReferralClientOptions(Endpoint, new StaticToken()) { MessageHandler = line, Clock = Clock });
        Exception? stopReason;
        try
        {
            using var end = new CancellationTokenSource();
            if (kill?.Time is { } lifetime)
            {
                _ = KillAfterAsync(line, lifetime, end.Token);
            }

            using var run = new ReferralRun(client, new ReferralRunOptions
            {
                ThrottleLimit = ThrottleLimit,
                Journal = journal,
                Reconcile = Reconcile,
                Retry = Retry,
                SkipExisting = SkipExisting,
                StopGrace = TimeSpan.FromMilliseconds(kill is null ? 300 : 5),
            });
            Drive(run, deals, outcomes, killed);
            stopReason = run.StopReason;
            end.Cancel();
            if (killed.IsSet)
            {
                run.Stop();
            }
        }
        finally
        {
            if (line.End())
            {
                killed.Wait();
            }

            if (wreck is not null)
            {
                File.WriteAllBytes(journalPath!, wreck);
            }

            frozen?.Dispose();
        }

        return stopReason is null or Errors.PartnerReferralException || killed.IsSet
            ? new MachineRun([.. outcomes.Take(told)], stopReason, killed.IsSet)
            : throw new InvalidOperationException("The run failed by a fault of its own.", stopReason);
    }

    private void Drive(ReferralRun run, IReadOnlyList<Deal> deals, List<ReferralRunOutcome> outcomes, ManualResetEventSlim killed)
    {
        var watch = Stopwatch.StartNew();
        var most = service.RequestCount + MostRequests + (20 * deals.Count);
        var began = time.Elapsed;
        var rows = new Queue<ReferralRunRow>(deals.Select((deal, i) => deal.ToRow(i + 1)));
        while (!run.IsCompleted && !killed.IsSet)
        {
            while (rows.TryPeek(out var row) && run.TryAdd(row))
            {
                rows.Dequeue();
                if (rows.Count == 0)
                {
                    run.CompleteAdding();
                }
            }

            Take(run, outcomes);
            if (watch.Elapsed > ListTimeout || service.RequestCount > most)
            {
                run.Stop();
                throw new TimeoutException($"The run goes on for ever: {outcomes.Count} of {deals.Count} rows after {time.Elapsed - began} of virtual time, {watch.Elapsed} of real time and {service.RequestCount} requests in all.");
            }

            run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }

        if (!killed.IsSet)
        {
            Take(run, outcomes);
        }
    }

    private static void Take(ReferralRun run, List<ReferralRunOutcome> outcomes)
    {
        while (run.TryTake(out var outcome))
        {
            lock (outcomes)
            {
                outcomes.Add(outcome);
            }
        }
    }

    private async Task KillAfterAsync(LifeLine line, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(lifetime, time, cancellationToken);
            line.Kill();
        }
        catch (OperationCanceledException)
        {
            // It ended before.
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
