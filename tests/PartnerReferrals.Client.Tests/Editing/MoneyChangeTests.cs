using System;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Amounts of a change have no more decimals than their currency, and none brings a currency of its own along.</summary>
public sealed class MoneyChangeTests
{
    [Theory]
    [InlineData("10.005", "CHF", "10.01")]
    [InlineData("10.004", "CHF", "10")]
    [InlineData("10.5", "JPY", "11")]
    [InlineData("10.5", "chf", "10.5")]
    [InlineData("10.005", "XXQ", "10.005")]
    [InlineData("10.005", null, "10.005")]
    public void An_amount_is_rounded_to_the_currency_that_the_referral_has(string amount, string? currency, string sent)
    {
        var deal = Active(j => j["details"]!["currency"] = currency);

        Assert.Equal(Number(sent), Sent(Plan(deal, Set("DealValue", Number(amount)))));
    }

    [Fact]
    public void What_is_lost_is_said()
    {
        var plan = Plan(Active(), Set("/details/dealValue", 10.004m), Set("Notes", "x"));

        var fault = Assert.Single(plan.Faults);
        Assert.Equal((FaultSeverity.Warning, "RoundedAmount", "DealValue", "10.004"), (fault.Severity, fault.Code, fault.Field, fault.Value));
        Assert.Equal("'10.004' is doubtful: CHF has 2 decimals, so 10.00 is sent.", fault.Message);
        Assert.Equal(FaultCodes.RoundedAmount.RecommendedAction, fault.Hint);
        Assert.Equal("DealValue to 10.00, Notes to 'x'", plan.Summary);
    }

    [Fact]
    public void The_noise_of_a_computer_is_taken_off_without_a_word()
    {
        var plan = Plan(Active(), Set("DealValue", 10.0000000001m));

        Assert.Empty(plan.Faults);
        Assert.Equal(10m, Sent(plan));
    }

    [Theory]
    [InlineData("CHF", "JPY", "11")]
    [InlineData("JPY", "CHF", "10.5")]
    public void The_currency_that_is_given_with_it_counts_more_than_the_referrals_own(string own, string given, string sent)
    {
        var deal = Active(j => j["details"]!["currency"] = own);

        foreach (var values in new[] { [Set("DealValue", 10.5m), Set("Currency", given)], new[] { Set("Currency", given), Set("DealValue", 10.5m) } })
        {
            Assert.Contains("\"value\":" + sent, Plan(deal, values).Patch.ToJson(), StringComparison.Ordinal);
            Assert.Contains("\"value\":" + sent, Plan(null, values).Patch.ToJson(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_any_currency_nothing_is_rounded() => Assert.Equal(10.005m, Sent(Plan(null, Set("DealValue", 10.005m))));

    [Theory]
    [InlineData("5 CHF", "CHF")]
    [InlineData("5 EUR", "EUR")]
    [InlineData("€5", "EUR")]
    [InlineData("$5", "USD")]
    public void A_sign_may_stand_beside_an_amount_of_its_currency(string amount, string currency)
    {
        var deal = Active(j => j["details"]!["currency"] = currency);

        Assert.Empty(Plan(deal, Set("DealValue", amount)).Errors());
        Assert.Empty(Plan(null, Set("DealValue", amount), Set("Currency", currency)).Errors());
    }

    [Theory]
    [InlineData("5 EUR", "CHF", "'5 EUR' is refused: 'EUR' is not CHF.")]
    [InlineData("€ 5", "CHF", "'€ 5' is refused: '€' is not CHF.")]
    [InlineData("€ 5", null, "'€ 5' is refused: the currency of the deal is not known here.")]
    public void The_sign_of_another_currency_is_refused(string amount, string? currency, string message)
    {
        var fault = Assert.Single(Plan(Active(j => j["details"]!["currency"] = currency), Set("DealValue", amount)).Faults);

        Assert.Equal((FaultSeverity.Error, "CurrencyConflict", "DealValue", amount, message), (fault.Severity, fault.Code, fault.Field, fault.Value, fault.Message));
    }

    [Fact]
    public void By_id_alone_the_sign_says_nothing_of_the_deals_currency()
    {
        var fault = Assert.Single(Plan(null, Set("DealValue", "5 EUR")).Faults);

        Assert.Equal("CurrencyConflict", fault.Code);
        Assert.Equal("Write the digits alone, or give the currency in its own field too.", fault.Hint);
    }

    [Fact]
    public void A_sign_is_refused_and_the_amount_rounded_at_once() =>
        Assert.Equal(["CurrencyConflict", "RoundedAmount"], Plan(Active(), Set("DealValue", "5.001,005 EUR")).Faults.Select(f => f.Code));

    [Fact]
    public void Prices_of_solutions_are_rounded_to_their_own_currency()
    {
        const string Given = """[{"id":"A","price":1.005,"currency":"CHF"},{"id":"B","price":1.5,"currency":"JPY"},{"id":"C","price":1.005},{"id":"D"}]""";

        var plan = Plan(Active(), Set("Solutions", Inputs.List(Given)));

        Assert.Equal([1.01m, 2m, 1.005m, null], JArray.Parse(plan.Patch.ToJson())[0]["value"]!.Select(solution => (decimal?)solution["price"]));
    }

    [Fact]
    public void What_is_lost_of_a_price_is_said()
    {
        var plan = Plan(Active(), Set("Solutions", Inputs.List("""[{"id":"A","price":1.004,"currency":"CHF"}]""")));

        var fault = Assert.Single(plan.Faults);
        Assert.Equal(("RoundedAmount", "Solutions", "1.004"), (fault.Code, fault.Field, fault.Value));
    }

    [Fact]
    public void A_solution_that_is_added_is_rounded_too()
    {
        var plan = Plan(Active(), Add("Solution", Inputs.List("""[{"id":"A","price":1.005,"currency":"CHF"}]""")));

        Assert.Equal("""[{"op":"add","path":"/details/requirements/solutions/-","value":{"id":"A","price":1.01,"currency":"CHF","type":"Name"}}]""", plan.Patch.ToJson());
    }

    [Theory]
    [InlineData("CHF", null, "1.01")]
    [InlineData("JPY", null, "1")]
    [InlineData("CHF", "JPY", "1")]
    [InlineData("JPY", "CHF", "1.01")]
    public void The_price_of_one_solution_goes_by_the_currency_beside_it(string own, string? given, string price)
    {
        var deal = Active(j => j["details"]!["requirements"]!["solutions"] = JsonText.Parse($$"""[{"id":"A","currency":"EUR"},{"id":"B","currency":"{{own}}"}]"""));
        var plan = given is null
            ? Plan(deal, Set("Solutions[1].Price", 1.005m))
            : Plan(deal, Set("Solutions[1].Price", 1.005m), Set("Solutions[0].Currency", own), Set("Solutions[1].Currency", given));

        Assert.Equal(Number(price), (decimal?)JArray.Parse(plan.Patch.ToJson())[0]["value"]![1]!["price"]);
    }

    [Fact]
    public void The_edit_can_be_planned_again_with_what_was_given()
    {
        var edit = FieldEdit.Read([Set("Solutions", Inputs.List("""[{"id":"A","price":1.005,"currency":"CHF"}]"""))]);

        Assert.Equal(["RoundedAmount"], edit.Plan(Known(Active())).Faults.Select(f => f.Code));
        Assert.Equal(["RoundedAmount"], edit.Plan(Known(Active())).Faults.Select(f => f.Code));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Sent(EditPlan plan) => (decimal)JArray.Parse(plan.Patch.ToJson())[0]["value"]!;
}
