using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Changes;

/// <summary>
/// One look at what changed, in windows of time that fit on a page. A list of several pages proves nothing: while it is walked, a referral that changes moves
/// to its end, and one that nobody has seen yet may slip onto a page that was read; and a service may not sort as it is asked to. What a window holds on its
/// one page is all there was in it.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="since">Where to begin, by the service's stamps; null for all referrals.</param>
/// <param name="context">For its calls.</param>
internal sealed class ChangeFeed(ReferralClient client, DateTimeOffset? since, RequestContext? context = null)
{
    private readonly TimeSpan _began = client.Options.Clock.Elapsed;
    private readonly DateTimeOffset? _since = since;

    // The window begins where all is known, and ends at the top one; without one it is open.
    private readonly Stack<DateTimeOffset> _ends = new();
    private DateTimeOffset? _from = since;
    private DateTimeOffset? _latest = since;
    private ReferralPager? _pager;
    private bool _isUnfiltered;
    private bool _isDone;

    /// <summary>
    /// Up to when the look saw everything, once it has ended: the latest stamp, but not later than the service's own time when it began. One referral
    /// stamped by a clock that is ahead must not hide what others change until then.
    /// </summary>
    internal DateTimeOffset? SeenUpTo =>
        (client.ServiceClock.DateAt(_began)?.Earliest ?? client.Options.Clock.UtcNow) is var now && _latest > now ? now : _latest;

    private DateTimeOffset? End => _ends.Count > 0 ? _ends.Peek() : null;

    /// <summary>The next referrals; null at the end. A failed call can be repeated. Some come twice, and again in the next look.</summary>
    /// <exception cref="Errors.PartnerReferralException">The list cannot be read, or is not fresh.</exception>
    internal async Task<IReadOnlyList<Referral>?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isDone)
        {
            return null;
        }

        _pager ??= client.List(new ReferralQuery { Filter = Filter(), OrderBy = "updatedDateTime asc" }, context);
        var page = await _pager.NextAsync(cancellationToken).ConfigureAwait(false);
        if (page?.Flaw is { } flaw)
        {
            // The next attempt asks anew.
            _pager = null;
            throw ListErrors.NotWhole(flaw);
        }

        var referrals = page?.Referrals ?? [];
        _latest = referrals.Select(referral => referral.UpdatedDateTime).Append(_latest).Max();
        if (!_isUnfiltered && referrals.Any(referral => !IsInWindow(referral.UpdatedDateTime)))
        {
            // A service that does not heed its filter, or not all of it: windows prove nothing, and the whole list is walked.
            _isUnfiltered = true;
            if (End is not null)
            {
                _ends.Clear();
                (_from, _pager) = (_since, null);
                return referrals;
            }
        }

        if (!_pager.HasMore)
        {
            GoOn();
        }
        else if (!_isUnfiltered && Cut(referrals) is { } end)
        {
            // Too much for one page. Where all have one stamp, only the links lead on.
            _ends.Push(end);
            _pager = null;
        }

        return referrals;
    }

    /// <summary>All in the window is known.</summary>
    private void GoOn()
    {
        _isDone = _isUnfiltered || _ends.Count == 0;
        if (!_isDone)
        {
            (_from, _pager) = (_ends.Pop(), null);
        }
    }

    /// <summary>A stamp at which to end a smaller window; null where all on the page stand at the window's beginning.</summary>
    private DateTimeOffset? Cut(IReadOnlyList<Referral> page)
    {
        var stamps = page.Select(referral => referral.UpdatedDateTime!.Value).Where(stamp => _from is null || stamp > _from).OrderBy(stamp => stamp).ToList();

        // Of a sorted list the page is all there is before its last stamp. If it is not, the window of it is too large, and is halved.
        return stamps.Count == 0 ? null : stamps[End is null ? stamps.Count - 1 : stamps.Count / 2];
    }

    private bool IsInWindow(DateTimeOffset? stamp) => stamp is not null && !(stamp < _from) && !(stamp >= End);

    private string? Filter()
    {
        var bounds = new List<string>(2);
        if (_from is { } from)
        {
            bounds.Add("updatedDateTime ge " + ODataLiteral.DateTime(from));
        }

        if (End is { } end)
        {
            bounds.Add("updatedDateTime lt " + ODataLiteral.DateTime(end));
        }

        return bounds.Count == 0 ? null : string.Join(" and ", bounds);
    }
}
