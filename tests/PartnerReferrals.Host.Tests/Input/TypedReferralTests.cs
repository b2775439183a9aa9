using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>Typed objects: the model's short names can be set as well as read.</summary>
public sealed class TypedReferralTests
{
    private const string Typed =
        """
        $typed = [PartnerReferrals.Referral]@{
            Name = 'Typed'; DealType = 'Private'; CustomerName = 'Bluewater Bakeries AG'; Country = 'CH'; DealValue = 42000; Currency = 'CHF'; Notes = 'A note'
            ClosingDate = [DateTimeOffset]::new(2027, 11, 30, 0, 0, 0, [timespan]::Zero); Consent = @{ ConsentToContact = $true; ConsentToShareInfo = $true }
        }
        $typed.DealType = 'Private'
        $typed.CustomerProfile.Address.AddressLine1 = 'Seestrasse 1'
        $typed.CustomerProfile.Address.City = 'Zug'

        """;

    [Fact]
    public void Short_names_can_be_set()
    {
        using var session = ModuleSession.Connected();
        var made = session.Output(Typed + "New-PartnerReferral $typed | ForEach-Object { $_.CustomerProfile.Name; $_.CustomerProfile.Address.Country; $_.Details.DealValue; $_.Details.Currency; $_.Details.Notes; $_.Details.ClosingDateTime.ToString('yyyy-MM-dd'); $_.DealType }");

        Assert.Equal(["Bluewater Bakeries AG", "CH", "42000", "CHF", "A note", "2027-11-30", "Private"], made.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Private", "Independent", "False")]
    [InlineData("PartnerLed", "Independent", "True")]
    [InlineData("CoSell", "Shared", "True")]
    public void A_deal_type_sets_type_and_share_flag(string dealType, string type, string share)
    {
        using var session = new ModuleSession();
        var values = session.Output($"$r = [PartnerReferrals.Referral]@{{ DealType = '{dealType}' }}; $r.Type; $r.Consent.ShareWithMicrosoft; $r.DealType");

        Assert.Equal([type, share, dealType], values.Select(o => o.ToString()));
    }

    [Fact]
    public void Emptying_what_is_not_there_adds_nothing()
    {
        using var session = new ModuleSession();
        Assert.Equal("{}", session.Output("$r = [PartnerReferrals.Referral]::new(); $r.CustomerName = $null; $r.Country = $null; $r.DealValue = $null; $r.DealType = $null; $r.ToJson()").Single().ToString());
    }

    [Fact]
    public void What_is_set_and_what_is_read_are_one_value()
    {
        using var session = new ModuleSession();
        Assert.Equal(
            "{\"customerProfile\":{\"name\":\"B\",\"address\":{\"country\":\"CH\"}},\"details\":{\"notes\":\"n\"}}",
            session.Output("$r = [PartnerReferrals.Referral]@{ CustomerName = 'A' }; $r.CustomerName = 'B'; $r.Country = 'CH'; $r.Notes = 'n'; $r.ToJson()").Single().ToString());
    }
}
