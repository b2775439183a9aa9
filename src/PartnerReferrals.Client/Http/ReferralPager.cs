using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Walks the pages of a list, each fetched only when asked for.</summary>
public sealed class ReferralPager
{
    // A service may filter after it has paged; one that only ever hands out links is broken.
    private const int MostEmptyPages = 100;

    private readonly ReferralClient _client;
    private readonly ReferralQuery _query;
    private readonly RequestContext? _context;
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private string? _continuation;
    private bool _started;
    private int _emptyPages;

    internal ReferralPager(ReferralClient client, ReferralQuery query, RequestContext? context)
    {
        _client = client;
        _query = query;
        _context = context;
    }

    /// <summary>Whether there may be another page.</summary>
    public bool HasMore => !_started || _continuation is not null;

    /// <summary>Fetches the next page; null after the last. A failed call can be repeated.</summary>
    /// <exception cref="Errors.ConnectionException">
    /// <c>PartnerReferral.Connection.InvalidAnswer</c>: also where the links lead in a circle or on for ever. A list that ends there would silently be too short.
    /// </exception>
    public async Task<ReferralPage?> NextAsync(CancellationToken cancellationToken)
    {
        if (!HasMore)
        {
            return null;
        }

        if (_continuation is { } link && _followed.Contains(link))
        {
            throw ListErrors.NotWhole("it links to a page that was read before");
        }

        var page = await _client.GetPageAsync(_query, _continuation, _context, cancellationToken).ConfigureAwait(false);
        if (_continuation is not null)
        {
            _followed.Add(_continuation);
        }

        _emptyPages = page.Referrals.Count == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages > MostEmptyPages)
        {
            throw ListErrors.NotWhole($"{MostEmptyPages} pages one after the other are empty and link to another");
        }

        _continuation = page.Continuation;
        _started = true;
        return page;
    }
}
