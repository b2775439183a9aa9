using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Runs rows as a cmdlet does: one thread hands them in and takes outcomes out.</summary>
internal sealed class RunDriver(FakeService service, TestClock clock)
{
    internal int ThrottleLimit { get; init; } = 4;

    internal int Capacity { get; init; } = 4096;

    internal bool Unordered { get; init; }

    internal bool SkipExisting { get; init; }

    internal int? MaxErrors { get; init; }

    internal RetryOptions Retry { get; init; } = RetryOptions.Unattended;

    internal TimeSpan? Timeout { get; init; }

    internal TestTokens? Tokens { get; init; }

    internal RunSummary? Summary { get; private set; }

    internal Exception? StopReason { get; private set; }

    internal List<ReferralRunOutcome> Run(Journal? journal, params IEnumerable<ReferralRunRow> rows) => Run(journal, null, rows);

    internal List<ReferralRunOutcome> Run(Journal? journal, Action<ReferralRun>? watch, params IEnumerable<ReferralRunRow> rows)
    {
        using var client = TestClients.Over(service, clock, timeout: Timeout, tokens: Tokens);
        using var run = new ReferralRun(client, new ReferralRunOptions
        {
            ThrottleLimit = ThrottleLimit,
            Capacity = Capacity,
            Unordered = Unordered,
            SkipExisting = SkipExisting,
            MaxErrors = MaxErrors,
            Journal = journal,
            Retry = Retry,
            Reconcile = new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3) },
        });
        var outcomes = new List<ReferralRunOutcome>();
        foreach (var row in rows)
        {
            while (!run.TryAdd(row))
            {
                run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
                Drain();
            }

            Drain();
        }

        run.CompleteAdding();
        while (!run.IsCompleted)
        {
            run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            Drain();
        }

        Summary = run.Summary;
        StopReason = run.StopReason;
        if (StopReason is not (null or PartnerReferralException))
        {
            throw new InvalidOperationException("The run failed by a fault of its own.", StopReason);
        }

        return outcomes;

        void Drain()
        {
            while (run.TryTake(out var outcome))
            {
                outcomes.Add(outcome);
            }

            watch?.Invoke(run);
        }
    }

    internal static IEnumerable<ReferralRunRow> Rows(int count, bool withIds = false, bool shared = false) =>
        Enumerable.Range(1, count).Select(n => Row(n, "Deal " + n, withIds ? "CRM-" + n : null, shared));

    internal static ReferralRunRow Row(long number, string name, string? externalId = null, bool shared = false)
    {
        var deal = TestClients.Deal(name, externalId);
        if (shared)
        {
            deal.InviteContext = new InviteContext { Notes = "Please join.", AssistanceRequestCode = "GeneralOrOther" };
        }

        return new ReferralRunRow { Row = number, Referral = deal, Legs = shared ? SharedReferralLegs.Split(deal, "SOL-1") : null, Tag = "tag " + number };
    }
}
