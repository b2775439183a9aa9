using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Hostile;

/// <summary>Rows, a service and the lives of a machine: drawn from a seed.</summary>
internal sealed record CampaignPlan(int Seed, IReadOnlyList<Deal> Deals, ServicePlan Service, IReadOnlyList<Life> Lives, int ThrottleLimit)
{
    /// <summary>
    /// How late the service may be in all, as the client assumes it: later than that nobody could know better, so no campaign is.
    /// </summary>
    private const int LatestSeconds = 280;

    /// <summary>Nothing but lost answers, failed looks and the client's own clock: every row can be known in the end.</summary>
    public bool IsProvable =>
        Service.Rewrites.Count == 0 && Service.StampError == TimeSpan.Zero && Service.DateError == TimeSpan.Zero && !Service.OmitsDate && Service.MicrosoftOrganization == "msft"
        && !Service.IgnoresFilters && !Service.IgnoresOrder;

    /// <summary>Draws a campaign.</summary>
    public static CampaignPlan Draw(int seed)
    {
        var random = new Random(seed);
        var listingDelay = Pick(random, 0, 0, 5, 30, 60, 120, 240);
        var service = new ServicePlan
        {
            Seed = seed,
            ListingDelay = TimeSpan.FromSeconds(listingDelay),
            DateError = Chance(random, 0.25) ? TimeSpan.FromSeconds(Pick(random, -3600, -90, 90, 3600)) : TimeSpan.Zero,
            OmitsDate = Chance(random, 0.08),
            StampError = Chance(random, 0.15) ? TimeSpan.FromSeconds(Pick(random, -300, -90, 90, 300)) : TimeSpan.Zero,
            RefusesDateFilter = Chance(random, 0.15),
            RefusesExternalIdFilter = Chance(random, 0.25),
            IgnoresFilters = Chance(random, 0.05),
            IgnoresOrder = Chance(random, 0.1),
            PageSize = Pick(random, 100, 100, 10, 3),
            MicrosoftOrganization = Chance(random, 0.2) ? Pick(random, null, "72f988bf-86f1-41af-91ab-2d7cd011db47") : "msft",
            Rewrites = Chance(random, 0.3) ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, Enum.GetValues<Rewrite>())).Distinct()] : [],
            RewritesLater = Chance(random, 0.5),
        };
        var lives = Enumerable.Range(0, random.Next(1, 5)).Select(n => DrawLife(random, n, listingDelay)).ToArray();
        return new CampaignPlan(seed, DrawDeals(random), service, lives, Pick(random, 1, 2, 4, 8));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            $"Seed {Seed}: {Deals.Count} rows ({Deals.Count(d => d.ExternalId is null)} without external id, {Deals.Count(d => d.IsShared)} co-sell), {ThrottleLimit} in flight",
            "  service: " + Service,
            .. Lives.SelectMany(life => (string[])["  life: " + life, "    " + new ServicePlan { Creates = life.Creates, Reads = life.Reads }]),
        ]);

    private static Deal[] DrawDeals(Random random)
    {
        var deals = new List<Deal>();
        Deal? anonymous = null;
        for (int n = 1, count = random.Next(4, 41); n <= count; n++)
        {
            var deal = new Deal(Pick(random, $"Deal {n:D4}", $"Deal {n:D4}", $"Deal {n:D4} of  Smith & Sons", $"{n:D4} cafe\u0301 <new>"))
            {
                IsShared = Chance(random, 0.25),
                Customer = Pick(random, $"Customer {n:D4} AG", $"Customer {n:D4} AG", "Bluewater  Bakeries & So\u0308hne AG"),
                Value = 10_000 + (random.Next(100_000_000) / 100m),
                Notes = Pick(random, "Wants to leave its old warehouse.", "One\r\ntwo <b>three</b> and more than forty characters."),
            };
            switch (random.Next(100))
            {
                case < 8 when anonymous is not null:
                    deals.Add(anonymous);
                    break;
                case < 40:
                    deals.Add(anonymous = deal);
                    break;
                default:
                    deals.Add(deal with { ExternalId = Pick(random, $"crm-{n:D4}", $"00{n:D4}", $"a&b {n:D4}", $"CRM-{n:D4}-x") });
                    break;
            }
        }

        return [.. deals];
    }

    private static Life DrawLife(Random random, int number, int listingDelay)
    {
        var kill = random.Next(4) switch
        {
            0 => null,
            1 => KillAt.After(TimeSpan.FromSeconds(Pick(random, 1, 10, 100, 600))),
            2 => new KillAt { Read = random.Next(1, 6), AfterCommit = Chance(random, 0.5) },
            _ => new KillAt { Post = random.Next(1, 30), AfterCommit = Chance(random, 0.5) },
        };
        var reads = Some(random, 0, 3, () => DrawRead(random));

        // Asked to wait after the commit: only where a look shows at once what is there can a client do right.
        var creates = Some(random, 1, 6, () => DrawCreate(random, listingDelay, withWaitsAfterCommit: listingDelay == 0 && reads.Length == 0));
        return new Life(
            kill,
            number == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Pick(random, 1, 60, 600, 3600, 86_400)),
            TimeSpan.FromSeconds(Chance(random, 0.4) ? Pick(random, -3600, -600, -120, 120, 600, 3600) : 0))
        {
            SetAt = Chance(random, 0.2) ? random.Next(1, 15) : null,
            SetBy = TimeSpan.FromSeconds(Pick(random, -120, -75, 90, 600)),
            Creates = creates,
            Reads = reads,
        };
    }

    private static CreateRule DrawCreate(Random random, int listingDelay, bool withWaitsAfterCommit)
    {
        var commits = Chance(random, 0.5);
        var fault = random.Next(withWaitsAfterCommit ? 14 : 13) switch
        {
            0 => CreateFault.LostBeforeCommit,
            1 or 2 => CreateFault.LostAfterCommit,
            3 => CreateFault.SilentAfterCommit,
            4 => CreateFault.CommittedLate(TimeSpan.FromSeconds(random.Next(1, Math.Max(2, LatestSeconds - listingDelay)))),
            5 => CreateFault.Gateway(Pick(random, 500, 502, 503, 504), commits),
            6 => CreateFault.Redirect(Pick(random, 302, 307), commits),
            7 => CreateFault.AskedToWait(Pick(random, 429, 503), Pick(random, "1", "20"), commits: false),
            8 => CreateFault.AskedToWait(429, Pick(random, null, "soon", "Wed, 21 Oct 2015 07:28:00 GMT"), commits: false),
            9 => CreateFault.Success(Pick(random, CreateAnswer.Empty, CreateAnswer.Truncated, CreateAnswer.OtherJson), Chance(random, 0.8)),
            10 => CreateFault.Success(Pick(random, CreateAnswer.NoContent, CreateAnswer.Accepted, CreateAnswer.LocationOnly), Chance(random, 0.9)),
            11 => CreateFault.Success(Pick(random, CreateAnswer.ForeignReferral, CreateAnswer.ErrorWithId), Chance(random, 0.8)),
            12 => new CreateFault(CreateAnswer.Referral, Commits: true) { AnswerAfter = TimeSpan.FromSeconds(Pick(random, 5, 60, 99)) },
            _ => CreateFault.AskedToWait(Pick(random, 429, 503), Pick(random, "1", "20"), commits: true),
        };
        return new CreateRule(fault) { Probability = Pick(random, 0.05, 0.1, 0.25), Attempts = 2 };
    }

    private static ReadRule DrawRead(Random random)
    {
        var fault = Pick(
            random,
            ReadFault.Dropped, ReadFault.GatewayError, ReadFault.ApiError, ReadFault.Truncated, ReadFault.NextLinkToItself, ReadFault.NextLinksAlternate, ReadFault.NextLinksEndless,
            ReadFault.NextLinksElsewhere, ReadFault.PartialContent, ReadFault.TransformedContent, ReadFault.OldAge, ReadFault.NoReferrals, ReadFault.Late, ReadFault.Stale, ReadFault.EmptyList);

        // Nothing tells a stale or an empty list from a true one: two of them in a row would be beyond anybody.
        return fault switch
        {
            ReadFault.Stale or ReadFault.EmptyList => new ReadRule(fault) { IsList = true, Skip = random.Next(4), Times = 1 },
            ReadFault.Late => new ReadRule(fault) { Probability = 0.2, Age = TimeSpan.FromSeconds(Pick(random, 5, 60)) },
            _ => new ReadRule(fault) { Probability = Pick(random, 0.1, 0.3), Status = fault == ReadFault.ApiError ? Pick(random, 429, 503, 500) : 502 },
        };
    }

    private static T[] Some<T>(Random random, int from, int below, Func<T> draw) => [.. Enumerable.Range(0, random.Next(from, below)).Select(_ => draw())];

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static bool Chance(Random random, double probability) => random.NextDouble() < probability;
}
