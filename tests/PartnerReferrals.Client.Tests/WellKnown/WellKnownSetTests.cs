using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Tests.WellKnown;

/// <summary>The sets of words against the facts (sections 5 and 11), counted and sampled independently.</summary>
public sealed class WellKnownSetTests
{
    public static TheoryData<string, int, WordPolicy, string> Sets => new()
    {
        { "Status", 3, WordPolicy.Closed, "New Active Closed" },
        { "Substatus", 8, WordPolicy.Closed, "Pending Received Accepted Won Lost Declined Expired Error" },
        { "Type", 2, WordPolicy.Closed, "Independent Shared" },
        { "Qualification", 4, WordPolicy.Closed, "None Direct MarketingQualified SalesQualified" },
        { "Direction", 2, WordPolicy.Closed, "Incoming Outgoing" },
        { "TargetType", 3, WordPolicy.Closed, "None BusinessProfileLocation SolutionProfile" },
        { "SolutionTagType", 3, WordPolicy.Closed, "None Category Name" },
        { "CustomerProfileIdType", 2, WordPolicy.Closed, "Duns External" },
        {
            "HelpCode", 7, WordPolicy.Closed,
            "Unknown GeneralOrOther CustomerTechnicalArchitecture ProofOfConceptOrDemo QuotesOrLicensing PostSalesCustomerSuccess WorkloadSpecificValueProposition"
        },
        { "SalesStage", 10, WordPolicy.Listed, "Qualify Develop Propose Close 10 20 40 60 80 100" },
        { "SolutionArea", 2, WordPolicy.Open, "" },
        { "SolutionPlay", 6, WordPolicy.Open, "" },
        { "MarketplaceIntent", 3, WordPolicy.Closed, "Yes No HaveNotDecided" },
        { "DealType", 3, WordPolicy.Closed, "Private PartnerLed CoSell" },
        { "CloseReason", 8, WordPolicy.Open, "" },
        { "ErrorReason", 9, WordPolicy.Open, "" },
        { "PartnerRole", 8, WordPolicy.Open, "Transaction" },
        { "RegistrationStatus", 7, WordPolicy.Open, "None ReviewPending ActionRequired Approved Passed Failed Closed" },
        { "Industry", 14, WordPolicy.Listed, "Education Government Hospitality Manufacturing Services" },
        { "Product", 20, WordPolicy.Listed, "Azure DynamicsAX,GP,NAV,SL SQL Yammer" },
        { "Service", 10, WordPolicy.Listed, "CustomSolution(ISV) IPServices(ISV) Licensing" },
        { "SolutionCategory", 48, WordPolicy.Listed, "AdvancedAnalytics InternetofThings SQLServerUpgrade WebDevelopment" },
        { "CustomerSize", 11, WordPolicy.Listed, "1to50employees 51to500employees Morethan500employees 1to9employees Morethan20000employees" },
        { "Country", 249, WordPolicy.Closed, "CH DE GB US ZW" },
        { "Currency", 156, WordPolicy.Closed, "CHF EUR GBP JPY USD" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_holds_the_words_of_the_facts(string name, int count, WordPolicy policy, string words)
    {
        var set = WellKnownSets.All.Single(s => s.Name == name);

        Assert.Equal(count, set.Values.Count);
        Assert.Equal(policy, set.Policy);
        Assert.All(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.NotNull(set.Find(word)));
    }

    [Fact]
    public void Ids_with_spaces_and_punctuation_are_kept_as_they_are()
    {
        var industries = WellKnownSets.Industry.Values.Select(v => v.Value);

        Assert.Equal(
            [
                "Agriculture, Forestry, & Fishing", "Communications & Media", "Education", "Financial Services", "Government", "Healthcare", "Hospitality",
                "Manufacturing", "Power & Utilities", "Public Safety and National Security", "Retail & Consumer Goods", "Services",
                "Travel & Transportation", "Wholesale & Distribution",
            ],
            industries);
    }

    [Theory]
    [InlineData("Industry", "power utilities", "Power & Utilities")]
    [InlineData("CustomerSize", "More than 20000 employees", "Morethan20000employees")]
    [InlineData("Country", "che", "CH")]
    [InlineData("HelpCode", "4", "QuotesOrLicensing")]
    [InlineData("Substatus", "WON", "Won")]
    [InlineData("MarketplaceIntent", "Have not decided", "HaveNotDecided")]
    [InlineData("Status", "Open", null)]
    [InlineData("Status", "", null)]
    public void A_word_is_matched_without_case_spaces_and_punctuation(string name, string text, string? expected) =>
        Assert.Equal(expected, WellKnownSets.All.Single(s => s.Name == name).Match(text));

    [Fact]
    public void Every_set_is_listed_and_every_word_described()
    {
        var properties = typeof(WellKnownSets).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(WellKnownSet));

        Assert.Equal(properties.Select(p => p.Name).Order(), WellKnownSets.All.Select(s => s.Name).Order());
        Assert.All(WellKnownSets.All.SelectMany(s => s.Values), value => Assert.NotEmpty(value.Description));
        Assert.All(WellKnownSets.All, set => Assert.Equal(set.Values.Count, set.Values.Select(v => v.Value).Distinct().Count()));
    }

    [Fact]
    public void Constants_are_words_of_their_sets()
    {
        var pairs = new Dictionary<Type, WellKnownSet>
        {
            [typeof(ReferralStatus)] = WellKnownSets.Status,
            [typeof(ReferralSubstatus)] = WellKnownSets.Substatus,
            [typeof(ReferralType)] = WellKnownSets.Type,
            [typeof(ReferralQualification)] = WellKnownSets.Qualification,
            [typeof(ReferralDirection)] = WellKnownSets.Direction,
            [typeof(TargetType)] = WellKnownSets.TargetType,
            [typeof(SolutionTagType)] = WellKnownSets.SolutionTagType,
            [typeof(CustomerProfileIdType)] = WellKnownSets.CustomerProfileIdType,
            [typeof(AssistanceRequestCode)] = WellKnownSets.HelpCode,
            [typeof(MarketplaceIntent)] = WellKnownSets.MarketplaceIntent,
            [typeof(AttributeType)] = WellKnownSets.AttributeType,
        };
        foreach (var (type, set) in pairs)
        {
            Assert.Equal(
                set.Values.Select(v => v.Value).Order(),
                type.GetFields().Select(f => (string)f.GetRawConstantValue()!).Order());
        }
    }

    [Fact]
    public void Codes_have_the_letters_of_their_standard()
    {
        Assert.All(WellKnownSets.Country.Values, c => Assert.Matches("^[A-Z]{2}$", c.Value));
        Assert.All(WellKnownSets.Country.Values, c => Assert.Matches("^[A-Z]{3}$", Assert.Single(c.OtherSpellings)));
        Assert.Equal(249, WellKnownSets.Country.Values.Select(c => c.OtherSpellings[0]).Distinct().Count());
        Assert.All(WellKnownSets.Currency.Values, c => Assert.Matches("^[A-Z]{3}$", c.Value));
    }

    [Theory]
    [InlineData("DEU", "DE")]
    [InlineData("GBR", "GB")]
    [InlineData("AUT", "AT")]
    [InlineData("AUS", "AU")]
    [InlineData("SVK", "SK")]
    [InlineData("SVN", "SI")]
    [InlineData("IRQ", "IQ")]
    [InlineData("KOR", "KR")]
    public void Three_letters_mean_the_right_two(string three, string two) => Assert.Equal(two, WellKnownSets.Country.Match(three));

    [Theory]
    [InlineData("n/a")]
    [InlineData("N-A")]
    [InlineData("no.")]
    [InlineData("C/O")]
    [InlineData("C.H.")]
    [InlineData("C H")]
    [InlineData("U.S.A.")]
    [InlineData("1US")]
    public void A_code_is_letters_only(string text)
    {
        Assert.Null(WellKnownSets.Country.Match(text));
        Assert.Null(WellKnownSets.Currency.Match(text + "F"));
    }

    [Theory]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Holland", "NL")]
    [InlineData("Swaziland", "SZ")]
    [InlineData("UK", "GB")]
    [InlineData("england", "GB")]
    [InlineData("South Korea", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("u.s.a.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("Turkey", "TR")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Germany", "DE")]
    [InlineData("Germny", "DE")]
    [InlineData("Swizerland", "CH")]
    [InlineData("Untied Kingdom", "GB")]
    [InlineData("Nigera", null)]
    [InlineData("Austrlia", null)]
    [InlineData("Korea", null)]
    [InlineData("Congo", null)]
    [InlineData("Wonderland", null)]
    [InlineData("Yugoslavia", null)]
    [InlineData("n/a", null)]
    [InlineData("XX", null)]
    [InlineData("none", null)]
    [InlineData("unknown", null)]
    public void A_country_is_advised_by_its_names_and_never_by_a_guess(string text, string? code) => Assert.Equal(code, WellKnownSets.Country.Nearest(text)?.Value);

    [Theory]
    [InlineData("EURO", "EUR")]
    [InlineData("Swiss franc", "CHF")]
    [InlineData("US dolar", "USD")]
    [InlineData("CFH", null)]
    [InlineData("dollar", null)]
    public void A_currency_likewise(string text, string? code) => Assert.Equal(code, WellKnownSets.Currency.Nearest(text)?.Value);

    [Fact]
    public void No_name_means_two_things()
    {
        foreach (var set in WellKnownSets.All)
        {
            var twice = set.Values
                .SelectMany(v => v.OtherSpellings.Concat(v.OtherNames).Append(v.Value).Concat(set.HoldsCodes ? [v.Description] : [])
                    .Select(PartnerReferrals.Mapping.NameKey.Of).Distinct().Select(key => (key, v.Value)))
                .GroupBy(p => p.key)
                .Where(g => g.Count() > 1)
                .Select(g => $"{set.Name}: {g.Key} is {string.Join(" and ", g.Select(p => p.Value))}");

            Assert.Empty(twice);
            Assert.All(set.Values.SelectMany(v => v.OtherNames), name => Assert.NotEmpty(name));
        }
    }

    [Fact]
    public void Every_line_of_other_names_is_of_a_known_country() =>
        Assert.All(WellKnownSets.Country.Values.Where(c => c.OtherNames.Count > 0), c => Assert.DoesNotContain(c.Description, c.OtherNames));

    [Theory]
    [InlineData("10%", "10")]
    [InlineData("20 %", "20")]
    [InlineData("listen and consult", "10")]
    [InlineData("Realize Value", "100")]
    [InlineData("QUALIFY", "Qualify")]
    [InlineData("Qualified", "20")]
    [InlineData("60", "60")]
    [InlineData("30", null)]
    public void A_sales_stage_is_a_word_or_a_percentage(string text, string? sent)
    {
        var mapped = Mapping.Rows.Map("SalesStage", text);

        Assert.Equal(sent ?? text, mapped.Referral.SalesStage);
        Assert.Equal(sent is null ? ["UnlistedValue"] : [], Mapping.Rows.Codes(mapped));
    }

    [Fact]
    public void Old_customer_sizes_name_what_replaced_them() => Assert.Equal(
        ["1to50employees", "51to500employees", "Morethan500employees"],
        WellKnownSets.CustomerSize.Values.Where(v => v.Outdated is not null).Select(v => v.Value));
}
