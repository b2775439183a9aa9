using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// Reads a list of which absence is to be concluded: to its end, from the service itself, referrals only. What is not such a list is a failure, never a short list.
/// </summary>
internal sealed class CompleteListReader(ReferralClient client, RequestContext? context)
{
    private const int MostPagesWithoutNews = 3;

    /// <summary>Pages after which a list is taken for endless.</summary>
    internal int MostPages { get; init; } = 1000;

    /// <summary>Calls <paramref name="visit"/> for every page; false from it ends the walk.</summary>
    /// <exception cref="Errors.ConnectionException">The list is not whole, or not fresh.</exception>
    internal async Task VisitPagesAsync(ReferralQuery query, Func<IReadOnlyList<Referral>, bool> visit, CancellationToken cancellationToken)
    {
        var pager = client.List(query, context);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var withoutNews = 0;
        for (var pages = 1; await pager.NextAsync(cancellationToken).ConfigureAwait(false) is { } page; pages++)
        {
            if (page.Flaw is { } flaw)
            {
                throw ListErrors.NotWhole(flaw);
            }

            var before = ids.Count;
            foreach (var referral in page.Referrals)
            {
                ids.Add(referral.Id!);
            }

            if (!visit(page.Referrals))
            {
                return;
            }

            withoutNews = ids.Count == before ? withoutNews + 1 : 0;
            if (pager.HasMore && withoutNews >= MostPagesWithoutNews)
            {
                throw ListErrors.NotWhole($"{MostPagesWithoutNews} pages one after the other hold nothing new and link to another");
            }

            if (pager.HasMore && pages >= MostPages)
            {
                throw ListErrors.NotWhole($"it goes on after {MostPages} pages");
            }
        }
    }

    /// <summary>Calls <paramref name="visit"/> for every referral.</summary>
    /// <exception cref="Errors.ConnectionException">The list is not whole, or not fresh.</exception>
    internal Task VisitAsync(ReferralQuery query, Action<Referral> visit, CancellationToken cancellationToken) =>
        VisitPagesAsync(
            query,
            page =>
            {
                foreach (var referral in page)
                {
                    visit(referral);
                }

                return true;
            },
            cancellationToken);
}
