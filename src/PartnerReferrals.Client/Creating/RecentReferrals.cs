using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>Walks what changed since a moment, newest first.</summary>
internal sealed class RecentReferrals(ReferralClient client, RequestContext context)
{
    private const string NewestFirst = "createdDateTime desc";
    private const int EnoughOfNewest = 100;

    // How services have been seen to want a date in a filter: OData v4, then the text of the 2019 page; without a filter the whole list is read (facts 7).
    private static readonly Func<DateTimeOffset, string?>[] Filters =
    [
        since => "updatedDateTime ge " + ODataLiteral.DateTime(since),
        since => "updatedDateTime ge " + ODataLiteral.Text(ODataLiteral.DateTime(since)),
        static _ => null,
    ];

    private readonly CompleteListReader _list = new(client, context);
    private int _form;

    /// <summary>Whether the service filters by date; otherwise the whole list is read.</summary>
    internal bool IsFiltered => _form < Filters.Length - 1;

    /// <summary>The filter was seen to hide what it should show: from now on there is none.</summary>
    internal void DistrustFilter() => _form = Filters.Length - 1;

    /// <summary>
    /// The first hundred of the list without a filter, newest first where the service heeds the order; one request where its pages are as long.
    /// Also a way to hear the service's time.
    /// </summary>
    internal async Task<IReadOnlyList<Referral>> ReadNewestAsync(CancellationToken cancellationToken)
    {
        var newest = new List<Referral>();
        await _list.VisitPagesAsync(
            new ReferralQuery { OrderBy = NewestFirst },
            page =>
            {
                newest.AddRange(page);
                return newest.Count < EnoughOfNewest;
            },
            cancellationToken).ConfigureAwait(false);
        return newest;
    }

    /// <summary>Calls <paramref name="visit"/> for every referral that changed since, and for others; false from it ends the walk.</summary>
    /// <param name="since">By the service's clock; null to read everything.</param>
    /// <param name="visit">Takes a referral.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    internal async Task VisitAsync(DateTimeOffset? since, Func<Referral, bool> visit, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var end = new OrderedEnd(since);
                await _list.VisitPagesAsync(Query(since), page => page.All(visit) && (since is not null && IsFiltered || !end.IsReachedBy(page)), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.BadRequest && since is not null && IsFiltered)
            {
                _form++;
            }
        }
    }

    // Whole seconds: nothing says that the service compares fractions.
    private ReferralQuery Query(DateTimeOffset? since) => new()
    {
        Filter = since is { } moment ? Filters[_form](moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond))) : null,
        OrderBy = NewestFirst,
    };

    /// <summary>
    /// Where a list without a filter may be left: when it was seen to be in order all the way, and a whole page is older than what is wanted.
    /// </summary>
    private sealed class OrderedEnd(DateTimeOffset? since)
    {
        private DateTimeOffset? _last;
        private bool _isOrdered = true;
        private bool _differs;

        internal bool IsReachedBy(IReadOnlyList<Referral> page)
        {
            foreach (var referral in page)
            {
                _isOrdered &= referral.CreatedDateTime is { } created && (_last is not { } last || created <= last);
                _differs |= _last is not null && referral.CreatedDateTime != _last;
                _last = referral.CreatedDateTime;
            }

            return _isOrdered && _differs && page.Count > 1 && page[0].CreatedDateTime < since;
        }
    }
}
