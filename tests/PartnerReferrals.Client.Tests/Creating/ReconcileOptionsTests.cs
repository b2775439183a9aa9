using System;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What changes for a service that lists sooner or later, and what does not.</summary>
public class ReconcileOptionsTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(399, 50)]
    [InlineData(400, 50)]
    [InlineData(8_000, 1_000)]
    [InlineData(15_992, 1_999)]
    [InlineData(16_000, 2_000)]
    [InlineData(600_000, 2_000)]
    public void It_polls_first_after_an_eighth_of_the_listing_delay_within_bounds(int listingDelay, int firstInterval)
    {
        var options = new ReconcileOptions().WithListingDelay(TimeSpan.FromMilliseconds(listingDelay));
        Assert.Equal(TimeSpan.FromMilliseconds(listingDelay), options.ListingDelay);
        Assert.Equal(TimeSpan.FromMilliseconds(firstInterval), options.FirstInterval);
    }

    [Fact]
    public void All_else_stays()
    {
        var options = new ReconcileOptions
        {
            ClockTolerance = TimeSpan.FromSeconds(1),
            ClockUncertainty = TimeSpan.FromSeconds(2),
            UnobservedClockUncertainty = TimeSpan.FromSeconds(3),
            PollsForProof = 4,
            FirstInterval = TimeSpan.FromMilliseconds(5),
            LongestInterval = TimeSpan.FromSeconds(6),
            ListTimeout = TimeSpan.FromSeconds(7),
            MaxSends = 8,
        };
        Assert.Equivalent(
            new
            {
                ListingDelay = TimeSpan.FromHours(1),
                options.ClockTolerance,
                options.ClockUncertainty,
                options.UnobservedClockUncertainty,
                options.PollsForProof,
                options.FirstInterval,
                options.LongestInterval,
                options.ListTimeout,
                options.MaxSends,
            },
            options.WithListingDelay(TimeSpan.FromHours(1)));
    }
}
