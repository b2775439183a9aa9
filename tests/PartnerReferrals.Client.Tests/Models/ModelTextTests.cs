using System;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Client.Tests.Models;

/// <summary>Nested parts of a referral in one line, as list views and messages show them.</summary>
public sealed class ModelTextTests
{
    public static TheoryData<JsonModel, string> Models() => new()
    {
        { new Member { FirstName = "Noa", LastName = "Frei", Email = "noa@partner.example", PhoneNumber = "+41410000002" }, "Noa Frei <noa@partner.example>" },
        { new Member { FirstName = "Noa", PhoneNumber = "+41410000002" }, "Noa +41410000002" },
        { new Member(), "" },
        { new Address { AddressLine1 = "S 1", PostalCode = "6300", City = "Zug", Country = "CH" }, "S 1, 6300 Zug, CH" },
        { new Address { City = "Redmond", Region = "WA", Country = "US" }, "Redmond, WA, US" },
        { new CustomerProfile { Name = "Blue AG", Ids = [new CustomerProfileId { ProfileType = "Duns", Id = "123456789" }] }, "Blue AG; Duns 123456789" },
        { new Consent { ConsentToContact = true, ShareWithMicrosoft = false }, "contact: yes, share with Microsoft: no" },
        { new SolutionTag { Id = "SOL-1" }, "SOL-1" },
        { new SolutionTag { Id = "SOL-1", Name = "Bake", Quantity = 10, Price = 1234.5m, Currency = "CHF" }, "Bake (SOL-1), 10 x 1,234.5 CHF" },
        { new AttributeTag { Type = "CustomerMarketplaceIntent", Id = "Yes" }, "CustomerMarketplaceIntent: Yes" },
        { new Target { Type = "SolutionProfile", Id = "SOL-1" }, "SolutionProfile SOL-1" },
        { new ReferralDetails { DealValue = 42000, Currency = "CHF", ClosingDateTime = DateTimeOffset.Parse("2027-11-30Z", null), Notes = "n" }, "42,000 CHF; closing 2027-11-30; n" },
        { new Registration { Type = "AzureIPCoSell", Status = "Approved", Contract = new RegistrationContract { Value = 30000, Currency = "USD" } }, "AzureIPCoSell Approved, 30,000 USD" },
        { new TrackingInfo { MicrosoftMsxId = "7-1" }, "MicrosoftMsxId: 7-1" },
        { new ContactPreference { Locale = "en-us", DisableNotifications = true }, "Locale: en-us, DisableNotifications: yes" },
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void A_part_is_one_line_in_every_culture(JsonModel model, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(text, model.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_model_shows_the_name_of_its_type()
    {
        var models = typeof(JsonModel).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(JsonModel))).ToList();

        Assert.True(models.Count > 20);
        Assert.All(models, model => Assert.Equal("", Activator.CreateInstance(model)!.ToString()));
    }
}
