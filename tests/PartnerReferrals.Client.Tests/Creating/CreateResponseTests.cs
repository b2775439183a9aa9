using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Which answer to a create is about what was sent.</summary>
public class CreateResponseTests
{
    private static readonly Referral Own = new() { Id = "own", OrganizationId = "us", EngagementId = "e1" };

    [Theory]
    [InlineData("us", null, nameof(Likeness.Same))]
    [InlineData(null, null, nameof(Likeness.Same))]
    [InlineData("us", "SOL-1", nameof(Likeness.Same))]
    [InlineData("msft", null, nameof(Likeness.Different))]
    [InlineData(null, "msft", nameof(Likeness.Different))]
    public void Microsofts_is_no_answer_to_the_partners_own(string? organization, string? target, string likeness) => Assert.Equal(
        likeness,
        CreateResponse.LikenessTo(Answer("x", organization, target), PayloadFingerprint.Of(TestClients.Deal()), ReferralLeg.Own, null).ToString());

    [Theory]
    [InlineData("x", "msft", "msft", nameof(Likeness.Same))]
    [InlineData("x", "a guid", null, nameof(Likeness.Same))]
    [InlineData("x", null, null, nameof(Likeness.Same))]
    [InlineData("x", null, "another partner", nameof(Likeness.Same))]
    [InlineData("x", "us", null, nameof(Likeness.Different))]
    [InlineData("x", "a guid", "another partner", nameof(Likeness.Different))]
    [InlineData("OWN", null, null, nameof(Likeness.Different))]
    [InlineData("own", "msft", "msft", nameof(Likeness.Different))]
    public void The_partners_own_is_no_answer_to_microsofts(string id, string? organization, string? target, string likeness) => Assert.Equal(
        likeness,
        CreateResponse.LikenessTo(Answer(id, organization, target), PayloadFingerprint.Of(TestClients.Deal(), ReferralLeg.Microsoft), ReferralLeg.Microsoft, Own).ToString());

    [Theory]
    [InlineData("E1", nameof(Likeness.Same))]
    [InlineData("", nameof(Likeness.Same))]
    [InlineData(null, nameof(Likeness.Same))]
    [InlineData("e2", nameof(Likeness.Different))]
    public void One_of_another_engagement_is_no_answer(string? engagement, string likeness)
    {
        var sent = TestClients.Deal();
        sent.EngagementId = "e1";
        var answer = Answer("x", "msft", "msft");
        answer.EngagementId = engagement;
        Assert.Equal(likeness, CreateResponse.LikenessTo(answer, PayloadFingerprint.Of(sent, ReferralLeg.Microsoft), ReferralLeg.Microsoft, Own).ToString());
    }

    [Fact]
    public void One_of_an_id_alone_tells_nothing() => Assert.Equal(
        Likeness.Possible,
        CreateResponse.LikenessTo(new Referral { Id = "x" }, PayloadFingerprint.Of(TestClients.Deal()), ReferralLeg.Own, null));

    private static Referral Answer(string id, string? organization, string? target)
    {
        var answer = TestClients.Deal();
        (answer.Id, answer.OrganizationId, answer.Target) = (id, organization, target is null ? null : [new Target { Id = target }]);
        return answer;
    }
}
