using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Names are taken for codes, where they name one thing.</summary>
public sealed class NameForCodeTests
{
    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("U.K.", "GB")]
    [InlineData("EL", "GR")]
    [InlineData("United States of America", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("united states", "US")]
    [InlineData("South Korea", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Holland", "NL")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Schweiz", "CH")]
    [InlineData("Suisse", "CH")]
    [InlineData("Svizzera", "CH")]
    [InlineData("España", "ES")]
    [InlineData("Espana", "ES")]
    [InlineData("Österreich", "AT")]
    [InlineData("Oesterreich", "AT")]
    [InlineData("日本", "JP")]
    [InlineData("中国", "CN")]
    [InlineData("대한민국", "KR")]
    [InlineData("Україна", "UA")]
    [InlineData("Ελλάδα", "GR")]
    [InlineData("Maroc", "MA")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Trinidad and Tobago", "TT")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData(" germany\u00A0", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("NA", "NA")]
    [InlineData("NO", "NO")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkey", "TR")]
    [InlineData("“CH”", "CH")]
    public void A_country_by_any_of_its_names(string text, string code)
    {
        var mapped = Rows.Map("Country", text);

        Assert.Empty(mapped.Faults);
        Assert.Equal(code, mapped.Referral.CustomerProfile?.Address?.Country);
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("N-A")]
    [InlineData("no.")]
    [InlineData("C/O")]
    [InlineData("U/K")]
    [InlineData("Korea")]
    [InlineData("Congo")]
    [InlineData("Republic of China")]
    [InlineData("Virgin Islands")]
    [InlineData("XX")]
    [InlineData("-")]
    [InlineData("Germany/Austria")]
    public void What_could_be_two_countries_or_none_is_refused(string text) => Assert.Equal(["InvalidCountry"], Rows.Map("Country", text).Codes());

    [Theory]
    [InlineData("US Dollar", "USD")]
    [InlineData("U.S. Dollar", "USD")]
    [InlineData("Euro", "EUR")]
    [InlineData("EUROS", "EUR")]
    [InlineData("€", "EUR")]
    [InlineData("£", "GBP")]
    [InlineData("US$", "USD")]
    [InlineData("Pound Sterling", "GBP")]
    [InlineData("British Pound", "GBP")]
    [InlineData("Swiss Franc", "CHF")]
    [InlineData("Schweizer Franken", "CHF")]
    [InlineData("Yen", "JPY")]
    [InlineData("Polish złoty", "PLN")]
    [InlineData("chf", "CHF")]
    public void A_currency_by_name_or_sign(string text, string code)
    {
        var mapped = Rows.Map("Currency", text);

        Assert.Empty(mapped.Faults);
        Assert.Equal(code, mapped.Referral.Currency);
    }

    [Theory]
    [InlineData("$")]
    [InlineData("kr")]
    [InlineData("¥")]
    [InlineData("Dollar")]
    [InlineData("Franc")]
    [InlineData("Pound")]
    [InlineData("n/a")]
    public void What_several_countries_pay_with_is_refused(string text) => Assert.Equal(["InvalidCurrency"], Rows.Map("Currency", text).Codes());

    [Theory]
    [InlineData("Y", true)]
    [InlineData("n", false)]
    [InlineData("ja", true)]
    [InlineData("Nein", false)]
    [InlineData("OUI", true)]
    [InlineData("non", false)]
    [InlineData("sí", true)]
    [InlineData("si", true)]
    [InlineData("Sì", true)]
    [InlineData("no", false)]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("✓", true)]
    [InlineData("✔\uFE0F", true)]
    [InlineData("☑", true)]
    [InlineData("☐", false)]
    [InlineData("WAHR", true)]
    [InlineData("FAUX", false)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("maybe", null)]
    [InlineData("☒", null)]
    [InlineData("o", null)]
    [InlineData("n/a", null)]
    [InlineData("-", null)]
    public void Yes_and_no_in_the_words_of_many(string text, bool? expected)
    {
        var mapped = Rows.Map("ConsentToContact", text);

        Assert.Equal(expected, mapped.Referral.Consent?.ConsentToContact);
        Assert.Equal(expected is null ? ["InvalidBoolean"] : [], mapped.Codes());
    }

    [Theory]
    [InlineData("MarketplaceIntent", "Ja", "Yes")]
    [InlineData("MarketplaceIntent", "non", "No")]
    [InlineData("MarketplaceIntent", "Have not decided", "HaveNotDecided")]
    [InlineData("Industry", "communications and media", "Communications & Media")]
    [InlineData("Industry", "Agriculture, Forestry and Fishing", "Agriculture, Forestry, & Fishing")]
    [InlineData("Industry", "PUBLIC SAFETY & NATIONAL SECURITY", "Public Safety and National Security")]
    [InlineData("Product", "Enterprise Mobility + Security", "EnterpriseMobilityAndSecurity")]
    [InlineData("Product", "Dynamics 365 Business", "Dynamics365Business")]
    [InlineData("Product", "Power BI", "PowerBI")]
    [InlineData("Service", "Consulting & Professional", "ConsultingAndProfessional")]
    [InlineData("Service", "Deployment or migration", "DeploymentOrMigration")]
    [InlineData("CustomerSize", "51 to 250 employees", "51to250employees")]
    [InlineData("CustomerSize", "51-250", "51to250employees")]
    [InlineData("CustomerSize", "51 – 250", "51to250employees")]
    [InlineData("CustomerSize", "1,001 - 5,000 employees", "1001to5000employees")]
    [InlineData("CustomerSize", "20,000+", "Morethan20000employees")]
    [InlineData("CustomerSize", "> 20000", "Morethan20000employees")]
    [InlineData("CustomerSize", "More than 20,000 employees", "Morethan20000employees")]
    [InlineData("CustomerSize", "137", "51to250employees")]
    [InlineData("CustomerSize", "1.200", "1001to5000employees")]
    [InlineData("CustomerSize", "19", "10to50employees")]
    [InlineData("SalesStage", "listen AND consult", "10")]
    [InlineData("SalesStage", "Inspire & Design", "40")]
    [InlineData("SalesStage", "60 %", "60")]
    [InlineData("SalesStage", "qualify", "Qualify")]
    public void A_known_value_in_any_case_and_spacing(string field, string text, string sent)
    {
        var mapped = Rows.Map(field, text);

        Assert.Empty(mapped.Faults);
        Assert.Contains($"\"{sent}\"", mapped.Referral.ToJson());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("9-1")]
    [InlineData("51-251")]
    [InlineData("many")]
    public void A_size_that_is_none_is_sent_as_it_is_with_a_warning(string text) => Assert.Equal(["UnlistedValue"], Rows.Map("CustomerSize", text).Codes());

    [Fact]
    public void Yes_and_no_share_no_word() => Assert.Empty(YesNoWords.Yes.Intersect(YesNoWords.No, System.StringComparer.OrdinalIgnoreCase));
}
