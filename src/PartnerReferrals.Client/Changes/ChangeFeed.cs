using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Changes;

/// <summary>
/// One look at what changed, oldest first. Pages are not walked by the service's links but asked for anew from the last stamp on: while a list is walked,
/// a referral that changes moves to its end, and one that nobody has seen yet may slip onto a page that was read.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="since">Where to begin, by the service's stamps; null for all referrals.</param>
/// <param name="context">For its calls.</param>
internal sealed class ChangeFeed(ReferralClient client, DateTimeOffset? since, RequestContext? context = null)
{
    private readonly TimeSpan _began = client.Options.Clock.Elapsed;
    private DateTimeOffset? _from = since;
    private DateTimeOffset? _latest = since;
    private DateTimeOffset? _last;
    private ReferralPager? _pager;
    private bool _isUnsorted;
    private bool _isDone;

    /// <summary>
    /// Up to when the look saw everything, once it has ended: the latest stamp, but not later than the service's own time when it began. One referral
    /// stamped by a clock that is ahead must not hide what others change until then.
    /// </summary>
    internal DateTimeOffset? SeenUpTo =>
        (client.ServiceClock.DateAt(_began)?.Earliest ?? client.Options.Clock.UtcNow) is var now && _latest > now ? now : _latest;

    /// <summary>The next referrals; null at the end. A failed call can be repeated. Some come twice, and again in the next look.</summary>
    /// <exception cref="Errors.PartnerReferralException">The list cannot be read, or is not fresh.</exception>
    internal async Task<IReadOnlyList<Referral>?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isDone)
        {
            return null;
        }

        _pager ??= client.List(
            new ReferralQuery { Filter = _from is { } from ? "updatedDateTime ge " + ODataLiteral.DateTime(from) : null, OrderBy = "updatedDateTime asc" },
            context);
        if (await _pager.NextAsync(cancellationToken).ConfigureAwait(false) is not { } page)
        {
            _isDone = true;
            return null;
        }

        if (page.Flaw is { } flaw)
        {
            // The next attempt asks anew.
            _pager = null;
            throw ListErrors.NotWhole(flaw);
        }

        foreach (var referral in page.Referrals)
        {
            Note(referral.UpdatedDateTime);
        }

        _isDone = !_pager.HasMore;
        if (!_isDone && !_isUnsorted && (_from is null || _last > _from))
        {
            // As long as all have one stamp there is nothing to ask anew from, and the links have to do.
            (_from, _pager) = (_last, null);
        }

        return page.Referrals;
    }

    private void Note(DateTimeOffset? stamp)
    {
        if (stamp is null || stamp < _last)
        {
            // A service that does not sort: only to its end is the list known.
            _isUnsorted = true;
        }

        _last = stamp ?? _last;
        _latest = stamp > _latest || _latest is null ? stamp ?? _latest : _latest;
    }
}
