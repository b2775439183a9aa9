using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>Searches for in-doubt creates at the service: in its list of what changed lately, by their external id, or by their engagement.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
/// <param name="options">How far back a search reaches.</param>
/// <param name="ownership">What belongs to others.</param>
/// <param name="resolve">Takes what was found for a create; false when it cannot be that one's.</param>
internal sealed class InDoubtCreateFinder(ReferralClient client, RequestContext context, ReconcileOptions options, ReferralOwnership ownership, Func<InDoubtCreate, Referral, bool> resolve)
{
    // Questions about single creates at a time, beside the creates that are sent meanwhile; the limiter of the run holds for both.
    private const int MostQuestions = 8;

    // So many that fail end a poll: a service that is away is not asked about each of hundreds.
    private const int MostFailures = 3;

    private readonly RecentReferrals _recent = new(client, context);
    private readonly ExistingReferrals _existing = new(client, context);
    private readonly ConcurrentDictionary<string, TimeSpan> _firstSeen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the list has to show.</summary>
    internal KnownReferrals Known { get; } = new(client, context, options.ListingDelay);

    private ServiceClock Service => client.ServiceClock;

    /// <summary>One poll of the service for all of them; what is found is resolved.</summary>
    /// <param name="batch">What is searched for.</param>
    /// <param name="isDeciding">Whether the listing delay of a create is over, so that its absence from this poll counts: then more is read.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="PartnerReferralException">The list cannot be read, or is no proof.</exception>
    internal async Task PollAsync(InDoubtCreate[] batch, Func<InDoubtCreate, bool> isDeciding, CancellationToken cancellationToken)
    {
        foreach (var inDoubt in batch)
        {
            (inDoubt.IsContested, inDoubt.PossibleId, inDoubt.PollFailure) = (false, null, null);
        }

        await AskAsync(batch.Where(l => IsByEngagement(l) && !l.IsResolved), inDoubt => FindConnectedAsync(inDoubt, cancellationToken)).ConfigureAwait(false);
        var listed = batch.Where(l => !IsByEngagement(l) && !l.IsResolved).ToArray();
        if (listed.Length > 0)
        {
            await SearchListAsync(listed, isDeciding, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing is searched for any more.</summary>
    internal void Forget() => _firstSeen.Clear();

    private static bool IsByEngagement(InDoubtCreate inDoubt) => inDoubt.Leg == ReferralLeg.Microsoft && inDoubt.EngagementId is not null;

    private async Task FindConnectedAsync(InDoubtCreate inDoubt, CancellationToken cancellationToken)
    {
        try
        {
            var (found, likeness) = await _existing.FindConnectedAsync(inDoubt.EngagementId!, inDoubt.OwnLeg, cancellationToken).ConfigureAwait(false);
            if (found is not null && likeness == Likeness.Same)
            {
                resolve(inDoubt, found);
            }

            inDoubt.PossibleId = found?.Id;
        }
        catch (ConnectionException e) when (e.Category == FailureCategory.InvalidResult)
        {
            // The list of this engagement only.
            inDoubt.PollFailure = e;
        }
    }

    private async Task SearchListAsync(InDoubtCreate[] listed, Func<InDoubtCreate, bool> isDeciding, CancellationToken cancellationToken)
    {
        // The answer also tells the time.
        IReadOnlyList<Referral> newest = !Service.IsKnown || listed.Any(isDeciding)
            ? await _recent.ReadNewestAsync(cancellationToken).ConfigureAwait(false)
            : [];
        var sought = listed.Select(l => new CreateMatcher(l, Service, options, isDeciding(l))).ToArray();
        var sightings = new PollResult(sought, ownership, _firstSeen, () => client.Options.Clock.Elapsed, Service.KnowsStamps);
        try
        {
            await ReadAsync(sought, newest, sightings, cancellationToken).ConfigureAwait(false);
        }
        catch (PartnerReferralException)
        {
            // What was seen is there, however the rest was.
            sightings.Resolve(resolve);
            throw;
        }

        sightings.Resolve(resolve);
        sightings.NamePossible();
        if (!Service.IsKnown)
        {
            throw ListErrors.WithoutTime();
        }
    }

    private async Task ReadAsync(CreateMatcher[] sought, IReadOnlyList<Referral> newest, PollResult sightings, CancellationToken cancellationToken)
    {
        var began = client.Options.Clock.Elapsed;
        var since = sought.Min(s => s.Since);
        var deciding = sought.Where(s => s.IsDeciding).ToArray();
        if (deciding.Length > 0)
        {
            await Known.ReadEarlierAsync(cancellationToken).ConfigureAwait(false);
            since = Known.Since(since);
        }

        DateTimeOffset? from = since == DateTimeOffset.MinValue || !Service.IsKnown ? null : since;
        await _recent.VisitAsync(from, Saw, cancellationToken).ConfigureAwait(false);
        if (deciding.Length == 0)
        {
            return;
        }

        CheckFilter(newest, from, sightings.Ids);
        foreach (var referral in newest)
        {
            sightings.See(referral);
        }

        Known.Check(sightings.Ids, from, began);

        // What the list showed is not asked for; of the others each is asked for by its id, whatever its date.
        sightings.Resolve(resolve);
        var byId = new ConcurrentQueue<Referral>();
        await AskAsync(
            deciding.Select(s => s.Create).Where(create => create.Fingerprint.ExternalId is not null && !create.IsResolved),
            create => _existing.VisitByExternalIdAsync(create.Fingerprint.ExternalId!, byId.Enqueue, cancellationToken)).ConfigureAwait(false);
        foreach (var referral in byId)
        {
            sightings.See(referral);
        }

        bool Saw(Referral referral)
        {
            sightings.See(referral);
            return !sightings.IsEnough;
        }
    }

    /// <summary>
    /// Asks about each by itself, some at a time: one after the other, hundreds that a killed run left would take minutes. A question that fails says nothing about
    /// the other creates; several that fail, or all, say that the service is away.
    /// </summary>
    private static async Task AskAsync(IEnumerable<InDoubtCreate> creates, Func<InDoubtCreate, Task> ask)
    {
        var left = new ConcurrentQueue<InDoubtCreate>(creates);
        var count = left.Count;
        var failed = new ConcurrentQueue<(InDoubtCreate Create, PartnerReferralException Failure)>();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(MostQuestions, count)).Select(_ => AskInTurnAsync())).ConfigureAwait(false);
        if ((failed.Count == count || failed.Count >= MostFailures) && failed.TryPeek(out var first))
        {
            ExceptionDispatchInfo.Capture(first.Failure).Throw();
        }

        foreach (var (create, failure) in failed)
        {
            create.PollFailure = failure;
        }

        async Task AskInTurnAsync()
        {
            while (failed.Count < MostFailures && left.TryDequeue(out var create))
            {
                try
                {
                    await ask(create).ConfigureAwait(false);
                }
                catch (PartnerReferralException e)
                {
                    failed.Enqueue((create, e));
                }
            }
        }
    }

    /// <summary>What the list shows without a filter and has changed since, the filter must not have hidden.</summary>
    private void CheckFilter(IReadOnlyList<Referral> newest, DateTimeOffset? since, HashSet<string> ids)
    {
        if (since is { } from
            && _recent.IsFiltered
            && newest.FirstOrDefault(r => (r.UpdatedDateTime ?? r.CreatedDateTime) >= from && !ids.Contains(r.Id!)) is { } hidden)
        {
            _recent.DistrustFilter();
            throw ListErrors.NotWhole($"filtered by date it lacks referral {hidden.Id}, which it shows unfiltered");
        }
    }
}
