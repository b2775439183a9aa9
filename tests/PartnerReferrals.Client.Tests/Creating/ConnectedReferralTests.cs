using System.Linq;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Which referral of an engagement is Microsoft's.</summary>
public class ConnectedReferralTests
{
    private static readonly Referral Own = new() { Id = "own", OrganizationId = "us" };

    [Theory]
    [InlineData("own", null, null, null, null, nameof(Likeness.Different))]
    [InlineData("OWN", "msft", null, null, null, nameof(Likeness.Different))]
    [InlineData("x", "MSFT", null, null, null, nameof(Likeness.Same))]
    [InlineData("x", "us", "msft", null, null, nameof(Likeness.Different))]
    [InlineData("x", "a guid", "msft", null, null, nameof(Likeness.Same))]
    [InlineData("x", null, "msft", null, null, nameof(Likeness.Same))]
    [InlineData("x", "a guid", "another partner", null, null, nameof(Likeness.Different))]
    [InlineData("x", null, "another partner", "us", "CoSell", nameof(Likeness.Different))]
    [InlineData("x", "a guid", null, "us", null, nameof(Likeness.Same))]
    [InlineData("x", "a guid", null, null, "WorkloadSpecificValueProposition", nameof(Likeness.Same))]
    [InlineData("x", "a guid", null, null, "Unknown", nameof(Likeness.Possible))]
    [InlineData("x", "a guid", null, "others", null, nameof(Likeness.Possible))]
    [InlineData("x", null, null, null, null, nameof(Likeness.Possible))]
    public void It_is_told_by_organization_target_and_invitation(string id, string? organization, string? target, string? invitedBy, string? help, string likeness)
    {
        var referral = new Referral
        {
            Id = id,
            OrganizationId = organization,
            Target = target is null ? null : [new Target { Id = target }],
            InviteContext = invitedBy is null && help is null
                ? null
                : new InviteContext { AssistanceRequestCode = help, InvitedBy = invitedBy is null ? null : new InvitedBy { OrganizationId = invitedBy } },
        };

        Assert.Equal(likeness, ConnectedReferral.LikenessTo(referral, Own).ToString());
    }

    [Theory]
    [InlineData("msft", "another partner")]
    [InlineData("another partner", "msft")]
    public void It_is_microsofts_whoever_else_it_is_for(params string[] targets) => Assert.Equal(
        Likeness.Same,
        ConnectedReferral.LikenessTo(new Referral { Id = "x", Target = [.. targets.Select(id => new Target { Id = id })] }, Own));

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "")]
    public void Where_nothing_is_known_of_the_own_one_an_invitation_tells_nothing(bool isKnown, string? organization) => Assert.Equal(
        Likeness.Possible,
        ConnectedReferral.LikenessTo(
            new Referral { Id = "x", InviteContext = new InviteContext { AssistanceRequestCode = "GeneralOrOther" } },
            isKnown ? new Referral { Id = "own", OrganizationId = organization } : null));
}
