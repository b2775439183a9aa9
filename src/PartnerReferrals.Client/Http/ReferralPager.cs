using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Walks the pages of a list, each fetched only when asked for.</summary>
internal sealed class ReferralPager
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

/// <summary>One page of the list.</summary>
internal sealed class ReferralPage
{
    /// <summary>The referrals of the page.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }

    /// <summary>The service's count; null where it gave none. Not reliable (facts 7).</summary>
    public long? Count { get; init; }

    /// <summary>Query string of the next page; null on the last. Only the query of the service's link is kept (facts 10.4).</summary>
    public string? Continuation { get; init; }

    /// <summary>Why the page is no proof of what it lacks, such as an old copy out of a cache; null where there is no such reason.</summary>
    internal string? Flaw { get; init; }
}

/// <summary>What is said of a list that cannot be relied on.</summary>
internal static class ListErrors
{
    internal static ConnectionException NotWhole(string why) => new(
        "PartnerReferral.Connection.InvalidAnswer",
        $"The service's list is not whole: {why}.",
        "Try again later. If it stays so, check the -Endpoint of Connect-PartnerReferralApi and any proxy or cache in between.",
        FailureCategory.InvalidResult);

    internal static ConnectionException WithoutTime() => new(
        "PartnerReferral.Connection.InvalidAnswer",
        "The service does not tell its time (no Date header), so it cannot be told since when its list has to be searched.",
        "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between, which may have removed the header.",
        FailureCategory.InvalidResult);
}
