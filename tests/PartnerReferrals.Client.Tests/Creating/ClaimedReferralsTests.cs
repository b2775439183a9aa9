using System;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Which ids belong to a row, and which of them are remembered.</summary>
public class ClaimedReferralsTests
{
    private readonly ClaimedReferrals _claimed = new();

    [Theory]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", "6F0D2A1E-8A57-4B0E-9D0B-5F1C2F0C7A11", true)]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a12", false)]
    [InlineData("REF-1", "REF-1", true)]
    [InlineData("REF-1", "REF-2", false)]
    public void An_id_belongs_to_one_row_however_its_letters_are_spelled(string claimed, string asked, bool isClaimed)
    {
        Assert.False(_claimed.Contains(claimed));
        Assert.True(_claimed.TryClaim(claimed, TimeSpan.Zero));
        Assert.Equal(isClaimed, _claimed.Contains(asked));
        Assert.Equal(!isClaimed, _claimed.TryClaim(asked, TimeSpan.Zero));
    }

    /// <summary>Nothing that was claimed at the horizon or later; what was claimed before it together with such a one is kept too.</summary>
    [Theory]
    [InlineData("0 15 16 31 40", 15, "0 15 16 31 40")]
    [InlineData("0 15 16 31 40", 16, "16 31 40")]
    [InlineData("0 15 16 31 40", 31, "16 31 40")]
    [InlineData("0 15 16 31 40", 32, "40")]
    [InlineData("0 15 16 31 40", 100, "40")]
    [InlineData("0 1 2", 100, "0 1 2")]
    [InlineData("", 100, "")]
    public void By_quarters_of_a_minute_what_was_claimed_before_is_forgotten_but_never_the_last(string seconds, int horizon, string remembered)
    {
        var all = seconds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(all, id => _claimed.TryClaim(id, TimeSpan.FromSeconds(int.Parse(id, CultureInfo.InvariantCulture))));
        _claimed.Forget(TimeSpan.FromSeconds(horizon));
        Assert.Equal(remembered, string.Join(' ', all.Where(_claimed.Contains)));
    }

    [Theory]
    [InlineData("", 1000, false)]
    [InlineData("0", 15, false)]
    [InlineData("0", 16, true)]
    [InlineData("0 16", 31, false)]
    [InlineData("0 16", 32, true)]
    [InlineData("100", 101, false)]
    public void Forgetting_is_due_a_quarter_of_a_minute_after_the_last_quarter_began(string seconds, int now, bool isDue)
    {
        foreach (var id in seconds.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _claimed.TryClaim(id, TimeSpan.FromSeconds(int.Parse(id, CultureInfo.InvariantCulture)));
        }

        Assert.Equal(isDue, _claimed.IsForgettingDue(TimeSpan.FromSeconds(now)));
    }
}
