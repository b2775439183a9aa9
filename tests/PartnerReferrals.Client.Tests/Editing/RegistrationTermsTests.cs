using System;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;
using static PartnerReferrals.Client.Tests.Editing.Registrations;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What the rules say of a registration's value, dates and solutions: at the border, and on both sides of it.</summary>
public sealed class RegistrationTermsTests
{
    /// <summary>The days that the rules allow are counted back from here.</summary>
    private static readonly DateTimeOffset Today = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"contract":null}""", "RegistrationMissingContractValue ContractValue; RegistrationMissingEndDate EndDate")]
    [InlineData("""{"contract":{"value":null}}""", "RegistrationMissingContractValue ContractValue")]
    [InlineData("""{"contract":{"value":null,"currency":null}}""", "RegistrationMissingContractValue ContractValue")]
    [InlineData("""{"contract":{"currency":null}}""", "RegistrationMissingCurrency Currency")]
    [InlineData("""{"contract":{"currency":"","value":1}}""", "RegistrationMissingCurrency Currency")]
    [InlineData("""{"contract":{"endDateTime":null}}""", "RegistrationMissingEndDate EndDate")]
    [InlineData("""{"contract":{"endDateTime":null,"term":null}}""", "RegistrationMissingEndDate EndDate")]
    [InlineData("""{"contract":{"endDateTime":null,"term":"perpetual","value":150001}}""", "")]
    [InlineData("""{"contract":{"endDateTime":"2026-05-25T00:00:00Z"}}""", "")]
    [InlineData("""{"contract":{"endDateTime":"2026-05-24T23:59:59Z"}}""", "RegistrationEndBeforeStart EndDate 2026-05-24")]
    [InlineData("""{"contract":{"endDateTime":"2020-01-01T00:00:00Z","startDateTime":null}}""", "")]
    public void A_contract_has_a_value_its_currency_and_an_end(string changes, string told) => Assert.Equal(told, Told("""{"solutionDetails":[{"value":1}]}""", changes));

    [Theory]
    [InlineData("Finite", "2026-05-25", "2026-05-26", 1)]
    [InlineData("Finite", "2026-05-25", "2027-05-24", 1)]
    [InlineData("Finite", "2026-05-25", "2027-05-25", 1)]
    [InlineData("Finite", "2026-05-25", "2028-05-23", 1)]
    [InlineData("Finite", "2026-05-25", "2028-05-24", 2)]
    [InlineData("Finite", "2026-05-25", "2029-05-23", 2)]
    [InlineData("Finite", "2026-05-25", "2029-05-24", 3)]
    [InlineData("Finite", "2026-05-25", "2024-05-25", 1)]
    [InlineData("Finite", "2026-05-25", null, 1)]
    [InlineData("Finite", null, "2036-05-25", 1)]
    [InlineData(null, "2026-05-25", "2029-05-24", 3)]
    [InlineData("Perpetual", "2026-05-25", "2029-05-24", 6)]
    [InlineData("perpetual", "2026-05-25", null, 6)]
    public void A_contract_is_worth_more_than_25000_dollars_for_each_full_year(string? term, string? start, string? end, int years)
    {
        foreach (var (cents, pricing, isTooSmall) in new[] { (-1, "Other", true), (0, "Other", true), (1, "Other", false), (-1, "PayAsYouGo", true), (0, "payasyougo", false), (1, "PayAsYouGo", false) })
        {
            var value = (25_000m * years) + (cents / 100m);
            var registration = Model($$"""{"solutionDetails":[{"pricingModel":"{{pricing}}","value":1}]}""");
            registration.Contract!.Value = value;
            registration.Contract.Term = term;
            registration.Contract.StartDateTime = Day(start);
            registration.Contract.EndDateTime = Day(end);

            var fault = RegistrationRules.Check(registration, Context(), _ => true, hasException: false).SingleOrDefault(f => f.Code == "RegistrationValueTooSmall");

            Assert.Equal(isTooSmall ? ("ContractValue", value.ToString(CultureInfo.InvariantCulture)) : default, (fault?.Field, fault?.Value));
        }
    }

    [Theory]
    [InlineData("USD", true)]
    [InlineData("usd", true)]
    [InlineData("EUR", false)]
    [InlineData("JPY", false)]
    public void Only_dollars_are_judged_by_their_amount(string currency, bool isJudged) => Assert.Equal(
        isJudged ? "RegistrationValueTooSmall ContractValue 25000" : "",
        Told("""{"solutionDetails":[{"value":1}]}""", $$$"""{"contract":{"value":25000,"currency":"{{{currency}}}"}}"""));

    /// <summary>One solution by use is enough for the whole contract.</summary>
    [Fact]
    public void A_contract_with_one_solution_by_use_is_judged_as_one_by_use()
    {
        Assert.Equal("", Told("""{"contract":{"value":25000},"solutionDetails":[{"value":1},{"id":"SOL-1","pricingModel":"PayAsYouGo"}]}"""));
        Assert.Equal("RegistrationValueTooSmall ContractValue 25000", Told("""{"contract":{"value":25000},"solutionDetails":[{"value":1},{"id":"SOL-1","pricingModel":"Other"}]}"""));
    }

    [Theory]
    [InlineData("Other", "2026-06-01T00:00:00Z", "")]
    [InlineData("Other", "2026-06-01T00:00:01Z", "RegistrationSignDateInFuture SignDate 2026-06-01")]
    [InlineData("PayAsYouGo", "2026-06-01T00:00:01Z", "RegistrationSignDateInFuture SignDate 2026-06-01")]
    [InlineData("Other", "2026-04-02T00:00:01Z", "")]
    [InlineData("Other", "2026-04-02T00:00:00Z", "")]
    [InlineData("Other", "2026-04-01T23:59:59Z", "RegistrationSignDateTooOld SignDate 2026-04-01")]
    [InlineData("Other", "2026-04-01T00:30:00+02:00", "RegistrationSignDateTooOld SignDate 2026-03-31")]
    [InlineData("PayAsYouGo", "2026-04-01T23:59:59Z", "")]
    public void A_contract_was_signed_at_most_sixty_days_ago(string pricing, string signed, string told) => Assert.Equal(
        told, Told($$$"""{"contract":{"signDateTime":"{{{signed}}}"},"solutionDetails":[{"pricingModel":"{{{pricing}}}"}]}"""));

    [Theory]
    [InlineData("Other", "2026-03-03T00:00:01Z", "")]
    [InlineData("Other", "2026-03-03T00:00:00Z", "")]
    [InlineData("Other", "2026-03-02T23:59:59Z", "RegistrationStartDateTooOld StartDate 2026-03-02")]
    [InlineData("PayAsYouGo", "2026-03-02T23:59:59Z", "")]
    public void A_contract_started_at_most_ninety_days_ago(string pricing, string start, string told) => Assert.Equal(
        told, Told($$$"""{"contract":{"startDateTime":"{{{start}}}","value":90000},"solutionDetails":[{"pricingModel":"{{{pricing}}}"}]}"""));

    /// <summary>The deal itself exists since noon of May 1: on that day the contract may be signed.</summary>
    [Theory]
    [InlineData(null, "2026-05-01", "")]
    [InlineData(null, "2026-04-30", "RegistrationSignedTooEarly SignDate 2026-04-30")]
    [InlineData("2026-05-10T18:00:00Z", "2026-05-10", "")]
    [InlineData("2026-05-10T18:00:00Z", "2026-05-09", "RegistrationSignedTooEarly SignDate 2026-05-09")]
    [InlineData("2026-04-20T18:00:00Z", "2026-05-01", "")]
    [InlineData("2026-04-20T18:00:00Z", "2026-04-30", "RegistrationSignedTooEarly SignDate 2026-04-30")]
    [InlineData("2026-05-10T23:00:00-02:00", "2026-05-10", "RegistrationSignedTooEarly SignDate 2026-05-10")]
    public void A_contract_is_signed_on_the_day_the_deal_was_shared_at_the_earliest(string? invited, string signed, string told)
    {
        var context = Context("2026-05-01T12:00:00Z", invited);
        var registration = Model($$$"""{"contract":{"signDateTime":"{{{signed}}}T00:00:00Z"}}""");

        Assert.Equal(told, RegistrationRules.Check(registration, context, _ => true, hasException: false).Told());
    }

    [Theory]
    [InlineData("PayAsYouGo", null, "2026-05-01T12:00:00Z", "")]
    [InlineData("PayAsYouGo", null, "2026-05-01T12:00:01Z", "RegistrationSignedTooLate SignDate 2026-05-01")]
    [InlineData("PayAsYouGo", "2025-05-10T18:00:00Z", "2026-05-10T18:00:00Z", "")]
    [InlineData("PayAsYouGo", "2025-05-10T18:00:00Z", "2026-05-10T18:00:01Z", "RegistrationSignedTooLate SignDate 2026-05-10")]
    [InlineData("PayAsYouGo", "2025-04-20T18:00:00Z", "2026-05-01T12:00:01Z", "RegistrationSignedTooLate SignDate 2026-05-01")]
    [InlineData("Other", null, "2026-05-01T12:00:01Z", "")]
    public void By_use_it_is_signed_within_a_year_after_the_deal_was_shared(string pricing, string? invited, string signed, string told)
    {
        var context = Context("2025-05-01T12:00:00Z", invited);
        var registration = Model($$$"""{"contract":{"signDateTime":"{{{signed}}}"},"solutionDetails":[{"pricingModel":"{{{pricing}}}"}]}""");

        Assert.Equal(told, RegistrationRules.Check(registration, context, _ => true, hasException: false).Told());
    }

    /// <summary>Where the deal is not known, nobody knows when it was shared.</summary>
    [Theory]
    [InlineData("Other")]
    [InlineData("PayAsYouGo")]
    public void Of_a_deal_that_is_not_known_only_todays_date_counts(string pricing)
    {
        var registration = Model($$$"""{"contract":{"signDateTime":"2026-04-01T00:00:00Z"},"solutionDetails":[{"pricingModel":"{{{pricing}}}"}]}""");

        Assert.Equal(
            pricing == "Other" ? "RegistrationSignDateTooOld SignDate 2026-04-01" : "",
            RegistrationRules.Check(registration, new EditContext { Now = Today }, _ => true, hasException: false).Told());
    }

    [Theory]
    [InlineData("Other", "2026-03-01", "2026-03-01", "signDateTime", "RegistrationSignedTooEarly SignDate 2026-03-01; RegistrationSignDateTooOld SignDate 2026-03-01")]
    [InlineData("Other", "2026-03-01", "2026-03-01", "startDateTime", "RegistrationStartDateTooOld StartDate 2026-03-01")]
    [InlineData("Other", "2026-03-01", "2026-03-01", "", "")]
    [InlineData("Other", "2026-06-02", "2026-05-25", "startDateTime", "")]
    [InlineData("Other", "2026-06-02", "2026-05-25", "signDateTime", "RegistrationSignDateInFuture SignDate 2026-06-02")]
    [InlineData("PayAsYouGo", "2027-05-03", "2026-05-25", "startDateTime", "")]
    [InlineData("PayAsYouGo", "2027-05-03", "2026-05-25", "signDateTime", "RegistrationSignDateInFuture SignDate 2027-05-03; RegistrationSignedTooLate SignDate 2027-05-03")]
    public void The_age_of_a_date_is_judged_where_it_is_given(string pricing, string signed, string start, string given, string told)
    {
        var registration = Model($$$"""{"contract":{"signDateTime":"{{{signed}}}T00:00:00Z","startDateTime":"{{{start}}}T00:00:00Z","value":90000},"solutionDetails":[{"pricingModel":"{{{pricing}}}"}]}""");

        Assert.Equal(told, RegistrationRules.Check(registration, Context("2026-05-01T00:00:00Z"), name => name == given, hasException: false).Told());
    }

    /// <summary>That a date lies in the future is no matter of age.</summary>
    [Fact]
    public void An_exception_makes_a_warning_of_each_age_and_of_nothing_else()
    {
        var old = Model("""{"contract":{"signDateTime":"2026-03-01T00:00:00Z","startDateTime":"2026-03-01T00:00:00Z","value":100},"solutionDetails":[{"id":null,"value":1}]}""");
        var faults = RegistrationRules.Check(old, Context("2026-05-01T00:00:00Z"), _ => true, hasException: true).ToList();
        Assert.Equal(
            "RegistrationValueTooSmall ContractValue 100; warning RegistrationSignedTooEarly SignDate 2026-03-01; warning RegistrationSignDateTooOld SignDate 2026-03-01; "
            + "warning RegistrationStartDateTooOld StartDate 2026-03-01; RegistrationMissingSolution SolutionId",
            faults.Told());
        Assert.All(faults.Where(f => f.Severity == FaultSeverity.Warning), fault => Assert.Equal("It is sent for the exception that Microsoft approved.", fault.Hint));

        var late = Model("""{"contract":{"signDateTime":"2027-05-03T00:00:00Z"},"solutionDetails":[{"pricingModel":"PayAsYouGo"}]}""");
        Assert.Equal(
            "RegistrationSignDateInFuture SignDate 2027-05-03; warning RegistrationSignedTooLate SignDate 2027-05-03",
            RegistrationRules.Check(late, Context("2026-05-01T00:00:00Z"), _ => true, hasException: true).Told());
    }

    [Theory]
    [InlineData("""{"solutionDetails":null}""", "RegistrationMissingSolution SolutionId")]
    [InlineData("""{"solutionDetails":[{"id":null}]}""", "RegistrationMissingSolution SolutionId")]
    [InlineData("""{"solutionDetails":[{"id":" "}]}""", "RegistrationMissingSolution SolutionId")]
    [InlineData("""{"solutionDetails":[{},{"id":""}]}""", "RegistrationMissingSolution SolutionId")]
    [InlineData("""{"solutionDetails":[{"id":"sol-1"},{"id":"SOL-2"}]}""", "")]
    [InlineData("""{"solutionDetails":[{"id":"SOL-9"}]}""", "warning RegistrationForeignSolution SolutionId")]
    [InlineData("""{"solutionDetails":[{},{"id":"SOL-9"}]}""", "warning RegistrationForeignSolution SolutionId")]
    public void Every_solution_has_the_id_of_one_of_the_deal(string changes, string told) => Assert.Equal(told, Told(changes));

    [Fact]
    public void A_foreign_solution_is_shown_beside_those_of_the_deal()
    {
        var fault = Assert.Single(RegistrationRules.Check(Model("""{"solutionDetails":[{"id":"SOL-9"}]}"""), Context(), _ => true, hasException: false));

        Assert.Equal("Solution SOL-9 is not one of the deal's: SOL-1, SOL-2.", fault.Message);
        Assert.Equal("Check the id.", fault.Hint);
    }

    /// <summary>A deal that is not known, or that tells of no solutions, may have the one that is meant.</summary>
    [Theory]
    [InlineData("""{"solutionDetails":[{"id":"SOL-9"}]}""", "", "")]
    [InlineData("""{"solutionDetails":[{"id":null}]}""", "", "RegistrationMissingSolution SolutionId")]
    [InlineData("""{"solutionDetails":null}""", "", "RegistrationMissingSolution SolutionId")]
    public void Without_the_deals_solutions_none_is_foreign(string changes, string unknown, string empty)
    {
        Assert.Equal(unknown, RegistrationRules.Check(Model(changes), new EditContext { Now = Today }, _ => true, hasException: false).Told());
        foreach (var solutions in new JToken[] { new JArray(), JValue.CreateNull() })
        {
            var context = new EditContext { Current = Won(deal => deal["details"]!["requirements"]!["solutions"] = solutions), Now = Today };
            Assert.Equal(empty, RegistrationRules.Check(Model(changes), context, _ => true, hasException: false).Told());
        }

        foreach (var changed in new[] { """{"details":null}""", """{"details":{"requirements":null}}""" })
        {
            var context = new EditContext { Current = Won(deal => deal.Merge(JsonText.Parse(changed), new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge })), Now = Today };
            Assert.Equal(empty, RegistrationRules.Check(Model(changes), context, _ => true, hasException: false).Told());
        }
    }

    [Theory]
    [InlineData("30000", "\"USD\"", "")]
    [InlineData("30000.01", "\"USD\"", "RegistrationSolutionAboveContract SolutionValue 30000.01")]
    [InlineData("30000.01", "\"usd\"", "RegistrationSolutionAboveContract SolutionValue 30000.01")]
    [InlineData("30000.01", "null", "RegistrationSolutionAboveContract SolutionValue 30000.01")]
    [InlineData("30000.01", "\"\"", "RegistrationSolutionAboveContract SolutionValue 30000.01")]
    [InlineData("30000.01", "\"EUR\"", "")]
    [InlineData("null", "\"USD\"", "")]
    public void A_solution_is_worth_no_more_than_the_contract(string value, string currency, string told) =>
        Assert.Equal(told, Told($$$"""{"solutionDetails":[{"value":{{{value}}},"currency":{{{currency}}}}]}"""));

    [Theory]
    [InlineData("""{"isDeployedOnAzure":false}""", "warning RegistrationNotOnAzure DeployedOnAzure")]
    [InlineData("""{"isDeployedOnAzure":null}""", "")]
    [InlineData("""{"marketplaceTransactionDetails":null}""", "")]
    [InlineData("""{"marketplaceTransactionDetails":{"isMarketplaceTransacted":true}}""", "RegistrationMissingMarketplaceDate MarketplaceDate")]
    [InlineData("""{"marketplaceTransactionDetails":{"isMarketplaceTransacted":true,"marketplaceTransactionDateTime":"2023-06-30T23:59:59Z"}}""", "")]
    [InlineData("""{"marketplaceTransactionDetails":{"isMarketplaceTransacted":true,"marketplaceTransactionDateTime":"2023-07-01T00:00:00Z"}}""", "warning RegistrationNotNeeded MarketplaceDate")]
    [InlineData("""{"marketplaceTransactionDetails":{"isMarketplaceTransacted":false,"marketplaceTransactionDateTime":"2026-05-01T00:00:00Z"}}""", "")]
    [InlineData("""{"marketplaceTransactionDetails":{"isMarketplaceTransacted":null,"marketplaceTransactionDateTime":"2026-05-01T00:00:00Z"}}""", "")]
    public void Azure_and_the_marketplace_are_asked_of_every_solution(string solution, string told)
    {
        Assert.Equal(told, Told($$$"""{"solutionDetails":[{{{solution}}}]}"""));
        Assert.Equal(told, Told($$$"""{"solutionDetails":[{},{"id":"SOL-2"},{{{solution}}}]}""", """{"solutionDetails":[{},{},{"id":"SOL-1"}]}"""));
    }

    [Fact]
    public void A_purchase_that_needs_no_registration_is_told_with_the_day_since_when()
    {
        var registration = Model("""{"solutionDetails":[{"marketplaceTransactionDetails":{"isMarketplaceTransacted":true,"marketplaceTransactionDateTime":"2024-01-01T00:00:00Z"}}]}""");

        var fault = Assert.Single(RegistrationRules.Check(registration, Context(), _ => true, hasException: false));

        Assert.Equal("Marketplace purchases since 2023-07-01 need no registration.", fault.Message);
    }

    /// <summary>What the rules say of a registration with some changes, all of it given now, for a deal with two solutions that is old enough.</summary>
    private static string Told(string changes, string more = "{}")
    {
        var json = Json(changes);
        json.Merge(JsonText.Parse(more), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Merge, MergeNullValueHandling = MergeNullValueHandling.Merge });
        return RegistrationRules.Check(JsonModel.View<Registration>(json), Context(), _ => true, hasException: false).Told();
    }

    private static EditContext Context(string created = "2026-01-01T00:00:00Z", string? invited = null) => new()
    {
        Current = Won(deal =>
        {
            deal["createdDateTime"] = created;
            ((JArray)deal["details"]!["requirements"]!["solutions"]!).Add(new JObject { ["id"] = "SOL-2" });
        }),
        Connected = invited is null ? null : Active(leg => leg["createdDateTime"] = invited),
        IsFresh = true,
        Now = Today,
    };

    private static DateTimeOffset? Day(string? day) => day is null ? null : DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
