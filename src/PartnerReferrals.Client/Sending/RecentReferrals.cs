using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Walks what changed since a moment, newest first.</summary>
internal sealed class RecentReferrals(ReferralClient client, RequestContext context)
{
    // How services have been seen to want a date in a filter: OData v4, then the text of the 2019 page; without a filter the order alone must do (facts 7).
    private static readonly Func<DateTimeOffset, string?>[] Filters =
    [
        since => "updatedDateTime ge " + ODataLiteral.DateTime(since),
        since => "updatedDateTime ge " + ODataLiteral.Text(ODataLiteral.DateTime(since)),
        static _ => null,
    ];

    private int _form;

    /// <summary>Calls <paramref name="visit"/> for every referral created since; false from it ends the walk.</summary>
    internal async Task VisitAsync(DateTimeOffset since, Func<Referral, bool> visit, CancellationToken cancellationToken)
    {
        // Whole seconds: nothing says that the service compares fractions.
        since = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        var pager = client.List(Query(since), context);
        while (await NextAsync(since).ConfigureAwait(false) is { } page)
        {
            foreach (var referral in page.Referrals)
            {
                if (referral.CreatedDateTime < since)
                {
                    // An old referral that changed lately. Only without a filter does the order have to be trusted for the end.
                    if (_form == Filters.Length - 1)
                    {
                        return;
                    }
                }
                else if (!visit(referral))
                {
                    return;
                }
            }
        }

        async Task<ReferralPage?> NextAsync(DateTimeOffset from)
        {
            while (true)
            {
                try
                {
                    return await pager.NextAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.BadRequest && _form < Filters.Length - 1)
                {
                    _form++;
                    pager = client.List(Query(from), context);
                }
            }
        }
    }

    private ReferralQuery Query(DateTimeOffset since) => new() { Filter = Filters[_form](since), OrderBy = "createdDateTime desc" };
}
