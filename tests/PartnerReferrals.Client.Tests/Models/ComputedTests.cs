namespace PartnerReferrals.Client.Tests.Models;

/// <summary>Members of a referral that follow from the wire (facts 6 to 8, 10.6) and are not on it.</summary>
public sealed class ComputedTests
{
    [Theory]
    [InlineData("Independent", false, null, DealType.Private)]
    [InlineData("Independent", true, null, DealType.PartnerLed)]
    [InlineData("Shared", true, null, DealType.CoSell)]
    [InlineData("shared", null, null, DealType.CoSell)]
    [InlineData("Independent", true, "msft", DealType.CoSell)]
    [InlineData("Independent", null, null, null)]
    [InlineData(null, null, null, null)]
    public void Deal_type(string? type, bool? share, string? owner, DealType? expected) => Assert.Equal(
        expected,
        new Referral { Type = type, OrganizationId = owner, Consent = share is null ? null : new() { ShareWithMicrosoft = share } }.DealType);

    [Theory]
    [InlineData("Independent", "Direct", "msft", ReferralCategory.MarketplaceLead)]
    [InlineData("Independent", "Direct", null, ReferralCategory.MarketplaceLead)]
    [InlineData("Independent", "Direct", "own", null)]
    [InlineData("Independent", "SalesQualified", "msft", ReferralCategory.QualifiedLead)]
    [InlineData("Independent", "MarketingQualified", "msft", ReferralCategory.QualifiedLead)]
    [InlineData("Shared", "SalesQualified", "msft", null)]
    [InlineData("Independent", "SalesQualified", "own", ReferralCategory.CoSellOpportunity)]
    [InlineData("Shared", "None", "own", ReferralCategory.CoSellOpportunity)]
    [InlineData("Shared", null, "own", ReferralCategory.CoSellOpportunity)]
    [InlineData("Shared", "MarketingQualified", "own", null)]
    [InlineData(null, null, null, null)]
    public void Category(string? type, string? qualification, string? inviter, ReferralCategory? expected) => Assert.Equal(
        expected,
        new Referral { Type = type, Qualification = qualification, InviteContext = inviter is null ? null : new() { InvitedBy = new() { OrganizationId = inviter } } }.Category);

    [Theory]
    [InlineData("Closed", "Won", true)]
    [InlineData("Closed", "Error", true)]
    [InlineData("Active", "Accepted", false)]
    [InlineData(null, null, false)]
    public void Is_terminal(string? status, string? substatus, bool expected) =>
        Assert.Equal(expected, new Referral { Status = status, Substatus = substatus }.IsTerminal);

    [Theory]
    [InlineData("msft", "Microsoft Corporation", "Microsoft")]
    [InlineData("guid", "Partner Ltd", "Partner Ltd")]
    [InlineData("guid", null, "guid")]
    [InlineData(null, null, null)]
    public void Owner(string? id, string? name, string? expected) =>
        Assert.Equal(expected, new Referral { OrganizationId = id, OrganizationName = name }.Owner);

    [Fact]
    public void Computed_members_are_not_on_the_wire()
    {
        var referral = new Referral { Type = "Shared", Status = "Closed", OrganizationId = "msft" };

        _ = (referral.DealType, referral.Category, referral.IsTerminal, referral.Owner);

        Assert.Equal("""{"type":"Shared","status":"Closed","organizationId":"msft"}""", referral.ToJson());
        Assert.All(new[] { "dealType", "category", "isTerminal", "owner" }, name => Assert.False(ModelProperties.Of(typeof(Referral)).Knows(name)));
    }
}
