using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Finds the page of a listing: along a time index where the order allows, else by sorting the matches.</summary>
internal sealed class ListEngine(ReferralStore store)
{
    /// <param name="query">What is asked.</param>
    /// <param name="visible">Whether the caller sees a referral in lists.</param>
    /// <param name="pageSize">The most referrals of a page.</param>
    /// <param name="count">Whether to count all matches, which means looking at all of them.</param>
    public ListPage Find(ListQuery query, Func<StoredReferral, bool> visible, int pageSize, bool count)
    {
        var size = (int)Math.Min(pageSize, query.Top ?? long.MaxValue);
        var (rows, total) = query.Bounds.EngagementId is { } engagementId
            ? Sorted(store.InEngagement(engagementId), query, visible, size + 1, count)
            : query.TimeOrder is { } property
                ? AlongIndex(property, query, visible, size + 1, count)
                : Sorted(store.ByCreated.Select(p => p.Referral!), query, visible, size + 1, count);
        var page = rows.Count > size ? rows.GetRange(0, size) : rows;
        var more = rows.Count > size && size > 0 && size < (query.Top ?? long.MaxValue);
        return new ListPage(page, total, more ? PositionOf(page[^1], query) : null);
    }

    private (List<StoredReferral> Rows, long? Count) AlongIndex(
        string property, ListQuery query, Func<StoredReferral, bool> visible, int wanted, bool count)
    {
        var index = property == "createdDateTime" ? store.ByCreated : store.ByUpdated;
        var (from, to) = query.Bounds.Times(property);
        var first = IndexOf(index, new ListingPlace(from, Guid.Empty));
        var end = to == DateTimeOffset.MaxValue ? index.Count : IndexOf(index, new ListingPlace(to.AddTicks(1), Guid.Empty));
        var rows = new List<StoredReferral>();
        long matches = 0;
        var toSkip = query.After is null ? query.Skip : 0;
        if (query.After is { } after)
        {
            var place = new ListingPlace((DateTimeOffset)after.Keys[0]!, after.Id);
            var at = IndexOf(index, place);
            var found = at < index.Count && ListingPlace.Order.Compare(index[at], place) == 0;
            (first, end) = query.Descending ? (first, Math.Min(end, at)) : (Math.Max(first, found ? at + 1 : at), end);
        }

        for (var step = 0; step < end - first && (count || rows.Count < wanted); step++)
        {
            var referral = index[query.Descending ? end - 1 - step : first + step].Referral!;
            if (!Matches(referral, query, visible))
            {
                continue;
            }

            matches++;
            if (matches > toSkip && rows.Count < wanted)
            {
                rows.Add(referral);
            }
        }

        return (rows, count ? matches : null);
    }

    private static (List<StoredReferral> Rows, long? Count) Sorted(
        IEnumerable<StoredReferral> candidates, ListQuery query, Func<StoredReferral, bool> visible, int wanted, bool count)
    {
        var comparer = Comparer<PagePosition>.Create((left, right) => Compare(left, right, query));
        var matches = candidates
            .Where(referral => Matches(referral, query, visible))
            .Select(referral => (Referral: referral, Position: PositionOf(referral, query)))
            .ToList();
        var rows = matches
            .Where(row => query.After is null || comparer.Compare(row.Position, query.After) > 0)
            .OrderBy(row => row.Position, comparer)
            .Skip((int)Math.Min(query.After is null ? query.Skip : 0, int.MaxValue))
            .Take(wanted)
            .Select(row => row.Referral)
            .ToList();
        return (rows, count ? matches.Count : null);
    }

    private static bool Matches(StoredReferral referral, ListQuery query, Func<StoredReferral, bool> visible) =>
        visible(referral) && (query.Condition is null || query.Condition(new EvaluationScope(referral)));

    private static PagePosition PositionOf(StoredReferral referral, ListQuery query)
    {
        if (query.Order.Count == 0)
        {
            return new PagePosition([referral.Created], referral.Id);
        }

        var scope = new EvaluationScope(referral);
        return new PagePosition([.. query.Order.Select(key => key.Value(scope))], referral.Id);
    }

    private static int Compare(PagePosition left, PagePosition right, ListQuery query)
    {
        for (var number = 0; number < left.Keys.Count; number++)
        {
            var order = ScalarValue.Compare(left.Keys[number], right.Keys[number]);
            if (order != 0)
            {
                return number < query.Order.Count && query.Order[number].Descending ? -order : order;
            }
        }

        // Ties go by id, in the direction of the first key, as they do along an index.
        var byId = left.Id.CompareTo(right.Id);
        return query.Descending ? -byId : byId;
    }

    /// <summary>The number of places before <paramref name="place"/>.</summary>
    private static int IndexOf(ImmutableSortedSet<ListingPlace> index, ListingPlace place)
    {
        var at = index.IndexOf(place);
        return at < 0 ? ~at : at;
    }
}

/// <summary>One page of a listing.</summary>
/// <param name="Referrals">The referrals of the page.</param>
/// <param name="Count">How many match in all; <see langword="null"/> when nobody counted.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last one.</param>
internal sealed record ListPage(IReadOnlyList<StoredReferral> Referrals, long? Count, PagePosition? Next);
