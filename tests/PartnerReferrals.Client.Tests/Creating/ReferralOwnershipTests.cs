using System;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>For how long what belongs to a row is remembered.</summary>
public class ReferralOwnershipTests
{
    private readonly TestClock _clock = new();
    private readonly ReferralOwnership _ownership;

    public ReferralOwnershipTests() => _ownership = new ReferralOwnership(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public void What_no_search_reaches_back_to_is_forgotten()
    {
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: null);
        Assert.True(_ownership.TryClaim("known"));
    }

    [Fact]
    public void What_a_search_reaches_back_to_is_kept()
    {
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: TimeSpan.Zero);
        Assert.False(_ownership.TryClaim("known"));
    }

    [Fact]
    public void Nothing_is_forgotten_while_creates_of_an_earlier_process_are_still_to_be_searched_for()
    {
        _ownership.KeepClaims();
        _ownership.TryClaim("known");
        SendForHours(oldestSearched: null);
        Assert.False(_ownership.TryClaim("known"));
        Assert.True(_ownership.TryClaim("other"));
    }

    private void SendForHours(TimeSpan? oldestSearched)
    {
        for (var i = 0; i < 30; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            var create = _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal("Deal " + i)), () => oldestSearched);
            create.CreatedId = "made " + i;
            create.Dispose();
        }
    }
}
