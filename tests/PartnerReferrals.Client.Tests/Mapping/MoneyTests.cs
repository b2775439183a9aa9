using System.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Amounts: what a computer's arithmetic adds is taken off, what a currency cannot hold is rounded and said.</summary>
public sealed class MoneyTests
{
    public static TheoryData<object, string, string, bool> Amounts => new()
    {
        { 0.1 + 0.2, "CHF", "0.3", false }, { 1.1 * 3, "EUR", "3.3", false }, { 4.35 * 100, "USD", "435", false }, { 1e6 / 3 * 3, "USD", "1000000", false },
        { 123456789012.34, "USD", "123456789012.34", false }, { 12345678901234568.0, "USD", "12345678901234568", false }, { 1.1f * 3, "USD", "3.3", false },
        { "0.30000000000000004", "CHF", "0.3", false }, { 0.30000000000000004m, "CHF", "0.30", false }, { "42000.50", "CHF", "42000.50", false }, { "5.10", "USD", "5.10", false },
        { "1234.567", "CHF", "1234.57", true }, { 1.005m, "EUR", "1.01", true }, { "10.5", "JPY", "11", true }, { "10.0", "JPY", "10.0", false },
        { "1.2345", "KWD", "1.235", true }, { "1.2340", "KWD", "1.234", false }, { 1.234m, "KWD", "1.234", false }, { "1000.4", "KRW", "1000", true }, { -0.0, "USD", "0", false },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_has_the_decimals_of_its_currency(object value, string currency, string expected, bool isSaid)
    {
        var flat = Rows.Map(Rows.Row(("DealValue", value), ("Currency", currency.ToLowerInvariant())));
        var solution = Rows.Map("Solution", Rows.Row(("Id", "SOL-1"), ("Price", value), ("Currency", currency)));

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), flat.Referral.DealValue);
        Assert.Equal(flat.Referral.DealValue, solution.Referral.Details!.Requirements!.Solutions![0].Price);
        foreach (var (mapped, field) in new[] { (flat, "Details.DealValue"), (solution, "Details.Requirements.Solutions[0].Price") })
        {
            Assert.Equal(isSaid ? [("RoundedAmount", FaultSeverity.Warning, field)] : [], mapped.Faults.Select(f => (f.Code, f.Severity, f.Field)));
            Assert.All(mapped.Faults, f => Assert.Contains($"so {expected} is sent", f.Message));
        }
    }

    [Theory]
    [InlineData("SOL-1, JPY, 5.5, 1", "6", "JPY", true)]
    [InlineData("SOL-1, CHF, 5.5, 1", "5.5", "CHF", false)]
    [InlineData("SOL-1, , €5.5051, 1", "5.51", "EUR", true)]
    public void An_amount_in_a_cell_of_several_values_is_one_too(string cell, string price, string currency, bool isSaid)
    {
        var mapped = Rows.Map(Rows.Row(("Solutions", cell)));
        var solution = Assert.Single(mapped.Referral.Details!.Requirements!.Solutions!);

        Assert.Equal((decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), currency), (solution.Price!.Value, solution.Currency));
        Assert.Equal(isSaid ? ["RoundedAmount"] : [], mapped.Faults.Select(f => f.Code));
    }

    [Fact]
    public void Without_a_currency_nothing_is_rounded() => Assert.Equal(1.2345m, Rows.Map("DealValue", "1.2345").Referral.DealValue);

    [Theory]
    [InlineData("1234.567", null, "1234.57", true)]
    [InlineData("1234.567", "JPY", "1235", true)]
    [InlineData("1234.56", null, "1234.56", false)]
    [InlineData("0.30000000000000004", null, "0.3", false)]
    public void A_change_is_rounded_by_the_currency_given_with_it_or_the_one_there_is(string value, string? currency, string sent, bool isSaid)
    {
        NamedValue[] values = currency is null ? [new("DealValue", value)] : [new("DealValue", value), new("Currency", currency)];
        var plan = Plan(Active(), values);

        Assert.Contains($"\"/details/dealValue\",\"value\":{sent}", plan.Patch.ToJson().Replace("0.30", "0.3"));
        Assert.Equal(isSaid ? ["RoundedAmount"] : [], plan.Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("JPY 5", null, "CurrencyConflict")]
    [InlineData("JPY 5", "JPY", null)]
    [InlineData("JPY 5", "EUR", "CurrencyConflict")]
    [InlineData("5.000", null, "InvalidNumber")]
    public void A_change_takes_no_currency_from_a_sign_beside_the_amount(string value, string? currency, string? code)
    {
        NamedValue[] values = currency is null ? [new("DealValue", value)] : [new("DealValue", value), new("Currency", currency)];
        var faults = Plan(Active(), values).Faults;

        Assert.Equal(code is null ? [] : [(code, FaultSeverity.Error)], faults.Select(f => (f.Code, f.Severity)));
        Assert.All(faults, f => Assert.DoesNotContain("-Culture", f.Hint));
    }

    [Fact]
    public void Prices_in_a_changed_list_are_rounded_too()
    {
        var plan = Plan(Active(), [new("Solution", "SOL-2, USD, 1.0050, 3")]);

        Assert.Contains("\"price\":1.01,\"quantity\":3", plan.Patch.ToJson());
        Assert.Equal(["RoundedAmount"], plan.Faults.Select(f => f.Code));
    }

    [Fact]
    public void Every_currency_with_other_decimals_is_a_known_one()
    {
        var decimals = KnownValueSets.Currency.Values.GroupBy(c => CurrencyData.DecimalsOf(c.Value)).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(16, decimals[0]);
        Assert.Equal(7, decimals[3]);
        Assert.Equal(KnownValueSets.Currency.Values.Count - 23, decimals[2]);
    }
}
