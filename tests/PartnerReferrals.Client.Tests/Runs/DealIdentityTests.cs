using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>A row that was changed is told from the row of another deal by two names.</summary>
public class DealIdentityTests
{
    [Theory]
    [InlineData("Azure", "Contoso", "Azure", "Contoso", true)]
    [InlineData("Azure", "Contoso", "Windows", "Contoso", true)]
    [InlineData("Azure", "Contoso", "Azure", "Fabrikam", true)]
    [InlineData("Azure", "Contoso", "Windows", "Fabrikam", false)]
    [InlineData("Azure", "Contoso", "Contoso", "Azure", false)]
    [InlineData(" azure  migration", "x", "Azure\tMigration ", "y", true)]
    [InlineData("Zu\u0308rich", "x", "Z\u00FCrich", "y", true)]
    [InlineData("\uFF21zure", "x", "Azure", "y", true)]
    [InlineData("AzureMigration", "x", "Azure Migration", "y", false)]
    [InlineData(null, null, null, null, false)]
    [InlineData("", " ", "", "", false)]
    [InlineData(null, "Contoso", null, "Fabrikam", false)]
    public void Two_versions_of_a_row_are_one_deal_where_either_name_is_the_same(string? name, string? customer, string? otherName, string? otherCustomer, bool isSame)
    {
        Assert.Equal(isSame, DealIdentity.IsSame(Deal(name, customer), Deal(otherName, otherCustomer)));
        Assert.Equal(isSame, DealIdentity.IsSame(Deal(otherName, otherCustomer), Deal(name, customer)));
    }

    [Fact]
    public void A_deal_without_a_customer_is_known_by_its_name()
    {
        Assert.True(DealIdentity.IsSame(new Referral { Name = "Azure" }, Deal("Azure", "Contoso")));
        Assert.False(DealIdentity.IsSame(new Referral(), new Referral()));
    }

    private static Referral Deal(string? name, string? customer) => new() { Name = name, CustomerProfile = new CustomerProfile { Name = customer } };
}
