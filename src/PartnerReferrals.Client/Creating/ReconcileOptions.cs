using System;

namespace PartnerReferrals.Creating;

/// <summary>How an in-doubt create is resolved.</summary>
internal sealed class ReconcileOptions
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long the service may take to list what it created, late commits included. A create that is still not listed after this is taken as not made.
    /// No figure is published; five minutes is a cautious assumption.
    /// </summary>
    public TimeSpan ListingDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How much earlier than the send the search begins: differences between the service's own clocks.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How far a clock may be off of which little is known: the stamp on one of many referrals, or the machine's own as an earlier process
    /// wrote it down. What was created outside <see cref="ClockTolerance"/> but within this may be what is searched for, and may not.
    /// </summary>
    public TimeSpan ClockUncertainty { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The same for the service's stamps while none was seen: as far as time zones reach. Only what is like it in more than its customer counts then.
    /// </summary>
    public TimeSpan UnobservedClockUncertainty { get; init; } = TimeSpan.FromHours(26);

    /// <summary>Whole and fresh polls of the list, after the listing delay, that must agree before something is absent: one machine behind the service may lag.</summary>
    public int PollsForProof { get; init; } = 2;

    /// <summary>Wait between the first two polls; grows by half each time.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between two polls.</summary>
    public TimeSpan LongestInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time-out of the search while the list itself cannot be read, from the end of <see cref="ListingDelay"/>, or from the start of the search where that
    /// is later; then the outcome stays unknown.
    /// </summary>
    public TimeSpan ListTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often one create is sent at most; before each further time its absence has been proven.</summary>
    public int MaxSends { get; init; } = 4;

    /// <summary>
    /// The same for a service that lists sooner or later. How long a list lags says nothing about how long a service may be away: <see cref="ListTimeout"/> stays.
    /// </summary>
    /// <param name="listingDelay">See <see cref="ListingDelay"/>.</param>
    public ReconcileOptions WithListingDelay(TimeSpan listingDelay)
    {
        var firstInterval = TimeSpan.FromTicks(Math.Max(ShortestInterval.Ticks, listingDelay.Ticks / 8));
        return new ReconcileOptions
        {
            ListingDelay = listingDelay,
            ClockTolerance = ClockTolerance,
            ClockUncertainty = ClockUncertainty,
            UnobservedClockUncertainty = UnobservedClockUncertainty,
            PollsForProof = PollsForProof,
            FirstInterval = firstInterval < FirstInterval ? firstInterval : FirstInterval,
            LongestInterval = LongestInterval,
            ListTimeout = ListTimeout,
            MaxSends = MaxSends,
        };
    }
}
