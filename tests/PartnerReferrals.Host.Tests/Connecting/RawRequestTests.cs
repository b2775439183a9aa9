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

    [Theory]
    [InlineData("nonsense/path", "Check the path")]
    [InlineData("engagements/referrals/00000000-0000-0000-0000-000000000001", "An id in it must be of a referral that you may see.")]
    [InlineData("'engagements/referrals?$filter=x'", "$filter")]
    [InlineData("engagements/referrals -Method DELETE", "-Method: DELETE is not offered there")]
    [InlineData("engagements/referrals -Method POST -Body '{}'", "in the body")]
    public void What_to_do_is_about_the_request_and_not_about_a_deal(string arguments, string action)
    {
        using var session = ModuleSession.Connected();

        Assert.Contains(action, session.Run("Invoke-PartnerReferralRequest " + arguments).SingleError.ErrorDetails.RecommendedAction);
    }
}
