using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Walks the pages of a list, each fetched only when asked for.</summary>
public sealed class ReferralPager
{
    private readonly ReferralClient _client;
    private readonly ReferralQuery _query;
    private readonly RequestContext? _context;
    private string? _continuation;
    private bool _started;

    internal ReferralPager(ReferralClient client, ReferralQuery query, RequestContext? context)
    {
        _client = client;
        _query = query;
        _context = context;
    }

    /// <summary>Whether there may be another page.</summary>
    public bool HasMore => !_started || _continuation is not null;

    /// <summary>Fetches the next page; null after the last. A failed call can be repeated.</summary>
    public async Task<ReferralPage?> NextAsync(CancellationToken cancellationToken)
    {
        if (!HasMore)
        {
            return null;
        }

        var page = await _client.GetPageAsync(_query, _continuation, _context, cancellationToken).ConfigureAwait(false);

        // A service that hands out the same link for ever would otherwise keep us walking for ever.
        _continuation = page.Continuation == _continuation ? null : page.Continuation;
        _started = true;
        return page;
    }
}
