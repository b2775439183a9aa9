using System;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>An in-doubt create as one poll searches for it: the times between which the service can have stamped it.</summary>
internal sealed class CreateMatcher
{
    private readonly TimeRange _certain;
    private readonly TimeRange _near;
    private readonly TimeRange _possible;

    internal CreateMatcher(InDoubtCreate inDoubt, ServiceClock service, ReconcileOptions options, bool isDeciding)
    {
        Create = inDoubt;
        IsDeciding = isDeciding;

        // Late commits included.
        _certain = inDoubt.Time.Stamps(service, options.ClockUncertainty).Widen(options.ClockTolerance, options.ListingDelay + options.ClockTolerance + inDoubt.Deferred);
        _near = _certain.Widen(options.ClockUncertainty, options.ClockUncertainty);
        _possible = service.KnowsStamps && inDoubt.Time.IsByServiceClock ? _near : _certain.Widen(options.UnobservedClockUncertainty, options.UnobservedClockUncertainty);
    }

    internal InDoubtCreate Create { get; }

    /// <summary>The listing delay is over: what this poll does not find is absent, if the next agrees.</summary>
    internal bool IsDeciding { get; }

    /// <summary>Since when the list has to be read for it.</summary>
    internal DateTimeOffset Since => IsDeciding ? _possible.Earliest : _certain.Earliest;

    internal DateTimeOffset CertainSince => _certain.Earliest;

    // A machine that was set between writing down and sending is off by little; one of which nothing was heard by much.
    private TimeRange CertainOf(SendTime time) => time.IsInThisProcess ? _certain : time.IsByServiceClock ? _near : _possible;

    /// <summary>Whether a referral is what came of it, time included.</summary>
    /// <param name="seen">The referral.</param>
    /// <param name="knowsStamps">It is known what time the service stamps on what it creates.</param>
    internal Likeness LikenessTo(SeenReferral seen, bool knowsStamps)
    {
        var created = seen.Referral.CreatedDateTime;
        var isCertain = created is { } at && CertainOf(Create.Time).Contains(at);
        var isPossible = created is null || _possible.Contains(created.Value);

        // What is like it by rewriting alone, at a time that is possible only if the clock is off, has to be like it in more.
        var isNear = created is null || _near.Contains(created.Value);
        var isStrict = !_certain.Contains(created ?? _certain.Latest) && (knowsStamps || !isNear);
        var likeness = Create.Fingerprint.LikenessTo(seen.Referral, seen.Traits, isStrict);
        if (likeness == Likeness.Same && Create.Fingerprint.ExternalId is not null)
        {
            // The id alone tells it; only one that was there before can be another's.
            return isNear || isCertain || created >= _near.Earliest ? Likeness.Same
                : isPossible || !knowsStamps || !Create.Time.IsByServiceClock ? Likeness.Possible
                : Likeness.Different;
        }

        return likeness switch
        {
            Likeness.Same when isCertain => Likeness.Same,
            Likeness.Same when isPossible || created > _certain.Latest => Likeness.Possible,
            Likeness.Possible when isPossible => Likeness.Possible,
            _ => Likeness.Different,
        };
    }
}

/// <summary>A referral of the service's list that a search has seen.</summary>
internal sealed class SeenReferral(Referral referral, TimeSpan firstSeen)
{
    private DealTraits? _traits;

    internal Referral Referral { get; } = referral;

    internal string Id => Referral.Id!;

    /// <summary>Steady time when it was seen for the first time.</summary>
    internal TimeSpan FirstSeen { get; } = firstSeen;

    internal DealTraits Traits => _traits ??= DealTraits.Of(Referral.Json);
}

/// <summary>Whether a referral of the service is what came of a create.</summary>
internal enum Likeness
{
    /// <summary>It is another.</summary>
    Different,

    /// <summary>It may be, in a spelling of the service's own, or changed since.</summary>
    Possible,

    /// <summary>It is.</summary>
    Same,
}
