using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Connecting;

public sealed class RawRequestTests
{
    [Fact]
    public void A_body_that_a_get_would_lose_is_refused()
    {
        using var session = ModuleSession.Connected();

        var error = session.Run("Invoke-PartnerReferralRequest engagements/referrals -Body @{ name = 'x' }").SingleError;

        Assert.StartsWith("PartnerReferral.BodyNotTaken,", error.FullyQualifiedErrorId);
        Assert.Contains("-Method POST", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.Requests());
    }
}
