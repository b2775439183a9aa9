using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>A deal type asked for sets type and share flag, and contradictions are told.</summary>
public sealed class DealTypeTests
{
    [Theory]
    [InlineData("Private", "Independent", "false")]
    [InlineData("partner led", "Independent", "true")]
    [InlineData("Co-Sell", "Shared", "true")]
    public void The_deal_type_sets_type_and_share_flag(string dealType, string type, string share) => Rows.AssertJson(
        $"{{'consent':{{'consentToShareReferralWithMicrosoftSellers':{share}}},'type':'{type}'}}",
        Rows.Map("DealType", dealType));

    [Theory]
    [InlineData("Yes", "", DealType.CoSell)]
    [InlineData("Yes", "Yes", DealType.CoSell)]
    [InlineData("No", "Yes", DealType.PartnerLed)]
    [InlineData("No", "No", DealType.Private)]
    [InlineData("No", "", null)]
    [InlineData("", "Yes", null)]
    public void The_portals_questions_are_a_deal_type(string help, string share, DealType? expected)
    {
        var mapped = Rows.Map(Rows.Row(("Microsoft help required?", help), ("Share with Microsoft sales team", share), ("Name", "x")));

        Assert.Empty(mapped.Faults);
        Assert.Equal(expected, mapped.DealType);
        if (expected is not null)
            Assert.Equal(expected, mapped.Referral.DealType);
    }

    [Theory]
    [InlineData("Private", "ShareWithMicrosoft", "Yes")]
    [InlineData("PartnerLed", "ShareWithMicrosoft", "No")]
    [InlineData("CoSell", "ShareWithMicrosoft", "No")]
    [InlineData("Private", "Type", "Shared")]
    [InlineData("CoSell", "Type", "Independent")]
    [InlineData("Private", "Microsoft help required?", "Yes")]
    [InlineData("CoSell", "Microsoft help required?", "No")]
    public void A_contradiction_is_an_error(string dealType, string name, string value)
    {
        var mapped = Rows.Map(Rows.Row(("DealType", dealType), (name, value)));

        Assert.Equal(["DealTypeConflict"], mapped.Codes());
    }

    [Fact]
    public void Without_a_deal_type_nothing_is_invented_but_the_default_type()
    {
        Rows.AssertJson("{'name':'x','type':'Independent'}", new ReferralMapper().Map(Rows.Row(("Name", "x"))));
        Rows.AssertJson("{'name':'x','type':'Shared'}", new ReferralMapper(new MapperOptions { DefaultType = "Shared" }).Map(Rows.Row(("Name", "x"))));
        Rows.AssertJson("{'type':'Shared'}", new ReferralMapper().Map(Rows.Row(("Type", "Shared"))));
    }

    [Fact]
    public void A_refused_type_is_not_replaced_by_the_default() =>
        Assert.Null(new ReferralMapper().Map(Rows.Row(("Type", "Sharedd"))).Referral.Type);
}
