using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Client.Tests.KnownValues;

/// <summary>The sets of known values against the facts (sections 5 and 11), counted and sampled independently.</summary>
public sealed class KnownValueSetTests
{
    public static TheoryData<string, int, string, string> Sets => new()
    {
        { "Status", 3, nameof(KnownValuePolicy.Closed), "New Active Closed" },
        { "Substatus", 8, nameof(KnownValuePolicy.Closed), "Pending Received Accepted Won Lost Declined Expired Error" },
        { "Type", 2, nameof(KnownValuePolicy.Closed), "Independent Shared" },
        { "Qualification", 4, nameof(KnownValuePolicy.Closed), "None Direct MarketingQualified SalesQualified" },
        { "Direction", 2, nameof(KnownValuePolicy.Closed), "Incoming Outgoing" },
        { "TargetType", 3, nameof(KnownValuePolicy.Closed), "None BusinessProfileLocation SolutionProfile" },
        { "SolutionTagType", 3, nameof(KnownValuePolicy.Closed), "None Category Name" },
        { "CustomerProfileIdType", 2, nameof(KnownValuePolicy.Closed), "Duns External" },
        {
            "HelpCode", 7, nameof(KnownValuePolicy.Closed),
            "Unknown GeneralOrOther CustomerTechnicalArchitecture ProofOfConceptOrDemo QuotesOrLicensing PostSalesCustomerSuccess WorkloadSpecificValueProposition"
        },
        { "SalesStage", 10, nameof(KnownValuePolicy.Listed), "Qualify Develop Propose Close 10 20 40 60 80 100" },
        { "SolutionArea", 2, nameof(KnownValuePolicy.Open), "" },
        { "SolutionPlay", 6, nameof(KnownValuePolicy.Open), "" },
        { "MarketplaceIntent", 3, nameof(KnownValuePolicy.Closed), "Yes No HaveNotDecided" },
        { "DealType", 3, nameof(KnownValuePolicy.Closed), "Private PartnerLed CoSell" },
        { "CloseReason", 8, nameof(KnownValuePolicy.Open), "" },
        { "ErrorReason", 9, nameof(KnownValuePolicy.Open), "" },
        { "PartnerRole", 8, nameof(KnownValuePolicy.Open), "Transaction" },
        { "RegistrationStatus", 7, nameof(KnownValuePolicy.Open), "None ReviewPending ActionRequired Approved Passed Failed Closed" },
        { "Industry", 14, nameof(KnownValuePolicy.Listed), "Education Government Hospitality Manufacturing Services" },
        { "Product", 20, nameof(KnownValuePolicy.Listed), "Azure DynamicsAX,GP,NAV,SL SQL Yammer" },
        { "Service", 10, nameof(KnownValuePolicy.Listed), "CustomSolution(ISV) IPServices(ISV) Licensing" },
        { "SolutionCategory", 48, nameof(KnownValuePolicy.Listed), "AdvancedAnalytics InternetofThings SQLServerUpgrade WebDevelopment" },
        { "CustomerSize", 11, nameof(KnownValuePolicy.Listed), "1to50employees 51to500employees Morethan500employees 1to9employees Morethan20000employees" },
        { "Country", 249, nameof(KnownValuePolicy.Closed), "CH DE GB US ZW" },
        { "Currency", 156, nameof(KnownValuePolicy.Closed), "CHF EUR GBP JPY USD" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_holds_the_values_of_the_facts(string name, int count, string policy, string words)
    {
        var set = KnownValueSets.All.Single(s => s.Name == name);

        Assert.Equal(count, set.Values.Count);
        Assert.Equal(policy, set.Policy.ToString());
        Assert.All(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.NotNull(set.Find(word)));
    }

    [Fact]
    public void Ids_with_spaces_and_punctuation_are_kept_as_they_are()
    {
        var industries = KnownValueSets.Industry.Values.Select(v => v.Value);

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
        Assert.Equal(expected, KnownValueSets.All.Single(s => s.Name == name).Match(text));

    [Fact]
    public void Every_set_is_listed_and_every_word_described()
    {
        var properties = typeof(KnownValueSets).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(KnownValueSet));

        Assert.Equal(properties.Select(p => p.Name).Order(), KnownValueSets.All.Select(s => s.Name).Order());
        Assert.All(KnownValueSets.All.SelectMany(s => s.Values), value => Assert.NotEmpty(value.Description));
        Assert.All(KnownValueSets.All, set => Assert.Equal(set.Values.Count, set.Values.Select(v => v.Value).Distinct().Count()));
    }

    [Fact]
    public void Constants_are_values_of_their_sets()
    {
        var pairs = new Dictionary<Type, KnownValueSet>
        {
            [typeof(ReferralStatus)] = KnownValueSets.Status,
            [typeof(ReferralSubstatus)] = KnownValueSets.Substatus,
            [typeof(ReferralType)] = KnownValueSets.Type,
            [typeof(ReferralQualification)] = KnownValueSets.Qualification,
            [typeof(ReferralDirection)] = KnownValueSets.Direction,
            [typeof(TargetType)] = KnownValueSets.TargetType,
            [typeof(SolutionTagType)] = KnownValueSets.SolutionTagType,
            [typeof(CustomerProfileIdType)] = KnownValueSets.CustomerProfileIdType,
            [typeof(AssistanceRequestCode)] = KnownValueSets.HelpCode,
            [typeof(MarketplaceIntent)] = KnownValueSets.MarketplaceIntent,
            [typeof(AttributeType)] = KnownValueSets.AttributeType,
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
        Assert.All(KnownValueSets.Country.Values, c => Assert.Matches("^[A-Z]{2}$", c.Value));
        Assert.All(KnownValueSets.Country.Values, c => Assert.Matches("^[A-Z]{3}$", Assert.Single(c.OtherSpellings)));
        Assert.Equal(249, KnownValueSets.Country.Values.Select(c => c.OtherSpellings[0]).Distinct().Count());
        Assert.All(KnownValueSets.Currency.Values, c => Assert.Matches("^[A-Z]{3}$", c.Value));
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
    public void Three_letters_mean_the_right_two(string three, string two) => Assert.Equal(two, KnownValueSets.Country.Match(three));

    [Theory]
    [InlineData("n/a")]
    [InlineData("N-A")]
    [InlineData("no.")]
    [InlineData("C/O")]
    [InlineData("C.H.")]
    [InlineData("C H")]
    [InlineData("1US")]
    [InlineData("U/K")]
    public void A_code_is_letters_only(string text)
    {
        Assert.Null(KnownValueSets.Country.Match(text));
        Assert.Null(KnownValueSets.Currency.Match(text + "F"));
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
    public void A_country_is_advised_by_its_names_and_never_by_a_guess(string text, string? code) => Assert.Equal(code, KnownValueSets.Country.Nearest(text)?.Value);

    [Theory]
    [InlineData("EURO", "EUR")]
    [InlineData("Swiss franc", "CHF")]
    [InlineData("US dolar", "USD")]
    [InlineData("CFH", null)]
    [InlineData("dollar", null)]
    public void A_currency_likewise(string text, string? code) => Assert.Equal(code, KnownValueSets.Currency.Nearest(text)?.Value);

    [Fact]
    public void No_name_means_two_things()
    {
        foreach (var set in KnownValueSets.All)
        {
            var twice = set.Values
                .SelectMany(v => v.OtherSpellings.Concat(v.OtherNames).Append(v.Value).Concat(set.HoldsCodes ? [v.Description] : [])
                    .SelectMany(name => new[] { NameKey.Of(name), NameKey.Plain(name), NameKey.OfWords(name) }).Where(key => key.Length > 0).Distinct().Select(key => (key, v.Value)))
                .GroupBy(p => p.key)
                .Where(g => g.Count() > 1)
                .Select(g => $"{set.Name}: {g.Key} is {string.Join(" and ", g.Select(p => p.Value))}");

            Assert.Empty(twice);
            Assert.All(set.Values.SelectMany(v => v.OtherNames), name => Assert.NotEmpty(name));
        }
    }

    [Fact]
    public void Every_line_of_other_names_is_of_a_known_country() =>
        Assert.All(KnownValueSets.Country.Values.Where(c => c.OtherNames.Count > 0), c => Assert.DoesNotContain(c.Description, c.OtherNames));

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
        var mapped = Client.Tests.Mapping.Rows.Map("SalesStage", text);

        Assert.Equal(sent ?? text, mapped.Referral.SalesStage);
        Assert.Equal(sent is null ? ["UnlistedValue"] : [], Client.Tests.Mapping.Rows.Codes(mapped));
    }

    [Fact]
    public void Old_customer_sizes_name_what_replaced_them() => Assert.Equal(
        ["1to50employees", "51to500employees", "Morethan500employees"],
        KnownValueSets.CustomerSize.Values.Where(v => v.Outdated is not null).Select(v => v.Value));
}
