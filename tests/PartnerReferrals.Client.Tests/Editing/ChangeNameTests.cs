using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which field a name stands for: any name people use, or a pointer that says exactly one place on the wire.</summary>
public sealed class ChangeNameTests
{
    [Theory]
    [InlineData("DealValue", "Details.DealValue")]
    [InlineData(" DealValue ", "Details.DealValue")]
    [InlineData("Details.DealValue", "Details.DealValue")]
    [InlineData("Team[1].Email", "Team[1].Email")]
    [InlineData("Attributes[PartnerRole]", "Details.Requirements.AdditionalRequirements.Attributes[PartnerRole]")]
    [InlineData("/name", "Name")]
    [InlineData("/details/dealValue", "Details.DealValue")]
    [InlineData(" /details/dealValue ", "Details.DealValue")]
    [InlineData("/Details/DEALVALUE", "Details.DealValue")]
    [InlineData("/team", "Team")]
    [InlineData("/team/1", "Team[1]")]
    [InlineData("/team/1/email", "Team[1].Email")]
    [InlineData("/registrations/0/solutionDetails/2/value", "Registrations[0].SolutionDetails[2].Value")]
    [InlineData("/details/requirements/solutions", "Details.Requirements.Solutions")]
    [InlineData("/details/requirements/solutions/0/price", "Details.Requirements.Solutions[0].Price")]
    public void A_name_or_a_pointer_leads_to_its_field(string name, string path)
    {
        Assert.Equal(path, ChangeName.Find(name, out var appends)?.Text);
        Assert.False(appends);
    }

    /// <summary>A name that ends so is never read as the whole list: that would replace everybody.</summary>
    [Theory]
    [InlineData("/team/-", "Team")]
    [InlineData(" /team/- ", "Team")]
    [InlineData("Team/-", "Team")]
    [InlineData("Contacts/-", "CustomerProfile.Team")]
    [InlineData("/registrations/0/solutionDetails/-", "Registrations[0].SolutionDetails")]
    [InlineData("/-", null)]
    [InlineData("/nothing/-", null)]
    public void A_dash_at_the_end_asks_for_one_more(string name, string? path)
    {
        Assert.Equal(path, ChangeName.Find(name, out var appends)?.Text);
        Assert.True(appends);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Details.Nothing")]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/name/")]
    [InlineData("//name")]
    [InlineData("/details/dealValue/")]
    [InlineData("/details/0/dealValue")]
    [InlineData("/team/email/0")]
    [InlineData("/team/-1/email")]
    [InlineData("/team/+1/email")]
    [InlineData("/team/200/email")]
    public void What_is_no_place_of_a_referral_is_no_field(string name) => Assert.Null(ChangeName.Find(name, out _));

    /// <summary>The names of columns, and other names of a property, are for people; a pointer has the wire's own.</summary>
    [Theory]
    [InlineData("/DealName")]
    [InlineData("/dealValue")]
    [InlineData("/Deal Name")]
    [InlineData("/customerProfile/contacts")]
    [InlineData("/customer/name")]
    [InlineData("/details/closingDate")]
    [InlineData("/consent/shareWithMicrosoft")]
    [InlineData("/n.a.m.e")]
    public void A_pointer_takes_no_other_name(string name) => Assert.Null(ChangeName.Find(name, out _));

    /// <summary>What is escaped in a pointer is a sign of the name, and no name of the wire has such a sign.</summary>
    [Theory]
    [InlineData("/na~1me")]
    [InlineData("/na~0me")]
    [InlineData("/details~1dealValue")]
    [InlineData("/team~1-")]
    public void An_escaped_sign_belongs_to_the_name(string name) => Assert.Null(ChangeName.Find(name, out _));

    [Fact]
    public void A_plain_name_may_have_an_index_or_a_key_and_a_pointer_no_key()
    {
        Assert.Equal("Own", ChangeName.Find("Attributes[Own]", out _)?.Key);
        Assert.Null(ChangeName.Find("/details/requirements/additionalRequirements/attributes[Own]", out _));
        Assert.Equal(FieldTable.Get("team[]"), ChangeName.Find("Team[3]", out _)?.Field);
    }

    [Fact]
    public void A_pointer_does_not_begin_with_an_index() => Assert.Null(ChangeName.Find("/0/name", out _));
}
