using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Numbers as people write them: what reads in one way is taken, what reads in two is refused and says what decides.</summary>
public sealed class WrittenNumberTests
{
    public static TheoryData<string, string?, string> Numbers => new()
    {
        // One way only, whoever wrote it.
        { "1,234.56", null, "1234.56" }, { "1.234,56", null, "1234.56" }, { "1 234,56", null, "1234.56" }, { "1\u00A0234,56", null, "1234.56" },
        { "1\u202F234,56", null, "1234.56" }, { "1\u2009234,56", null, "1234.56" }, { "1'234.50", null, "1234.50" }, { "1’234.50", null, "1234.50" },
        { "1'234", null, "1234" }, { "1 234 567", null, "1234567" }, { "1,234,567", null, "1234567" }, { "1.234.567", null, "1234567" }, { "1.234.567,8", null, "1234567.8" },
        { "12,34,567.89", null, "1234567.89" }, { "1,00,000", null, "100000" }, { "12,5", null, "12.5" }, { "0,125", null, "0.125" }, { "0.125", null, "0.125" },
        { "1234.567", null, "1234.567" }, { "1234,567", null, "1234.567" }, { "1 234,567", null, "1234.567" }, { "1.234,567", null, "1234.567" }, { "50 000", null, "50000" },
        { ".5", null, "0.5" }, { ",5", null, "0.5" }, { "+1,234.5", null, "1234.5" }, { "“1,234.50”", null, "1234.50" }, { "42000", null, "42000" }, { "42000.50", null, "42000.50" }, { "1.2345", null, "1.2345" },

        // Two ways: the culture decides.
        { "50,000", null, "two" }, { "42.000", null, "two" }, { "1,234", null, "two" }, { "999.999", null, "two" }, { "€ 42.000", null, "two" },
        { "50,000", "en-US", "50000" }, { "50,000", "de-DE", "50.000" }, { "42.000", "de-DE", "42000" }, { "42.000", "en-GB", "42.000" }, { "42.000", "de-CH", "42.000" },
        { "42.000", "fr-FR", "42000" }, { "1,234", "es-MX", "1234" }, { "1,234", "es-ES", "1.234" }, { "1.234,56", "de-DE", "1234.56" }, { "1,234.56", "en-US", "1234.56" },
        { "1 234,56", "fr-FR", "1234.56" }, { "1'234.50", "de-CH", "1234.50" }, { "42000", "de-DE", "42000" }, { "42000,5", "de-DE", "42000.5" }, { "1.234.567", "de-DE", "1234567" },

        // Not as the culture writes: perhaps it is not that culture.
        { "1,234.56", "de-DE", "other" }, { "1.234,56", "en-US", "other" }, { "42000.50", "de-DE", "other" }, { "1,234,567", "de-DE", "other" }, { "1 234,56", "en-US", "other" },

        // No number.
        { "1e6", null, "none" }, { "1E+5", null, "none" }, { "1.5M", null, "none" }, { "2 Mio", null, "none" }, { "2 Mio.", null, "none" }, { "(500)", null, "none" }, { "50k", null, "none" },
        { "5-", null, "none" }, { "5.", null, "none" }, { "1,23,45", null, "none" }, { "1 23", null, "none" }, { "1,234,56", null, "none" }, { "1.2.3", null, "none" }, { "12 345,678 9", null, "none" },
        { "about 500", null, "none" }, { "--5", null, "none" }, { "5%", null, "none" }, { "1e6", "en-US", "none" }, { "(500)", "de-DE", "none" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_read_in_the_one_way_it_can_be(string text, string? culture, string expected)
    {
        var mapped = Map("DealValue", text, culture);

        if (char.IsDigit(expected[0]))
        {
            Assert.Empty(mapped.Faults);
            Assert.Contains($"\"dealValue\":{expected}", mapped.Referral.ToJson());
            return;
        }

        var fault = Assert.Single(mapped.Faults);
        Assert.Equal("InvalidNumber", fault.Code);
        Assert.Null(mapped.Referral.Details?.DealValue);
        Assert.Contains(
            expected switch { "two" => "-Culture ", "other" => $"{culture} writes ", _ => text == "1E+5" ? "Write the whole number" : "A number such as 50000 or 1234.56, not below zero." },
            fault.Hint);
    }

    [Theory]
    [InlineData("50,000", "it is 50000 or 50, by what the comma means.", "-Culture en-US reads 50000, de-DE reads 50. Or write 50000 or 50.")]
    [InlineData("42.000", "it is 42000 or 42, by what the point means.", "-Culture de-DE reads 42000, en-US reads 42. Or write 42000 or 42.")]
    [InlineData("1,234", "it is 1234 or 1.234, by what the comma means.", "-Culture en-US reads 1234, de-DE reads 1.234. Or write 1234 or 1.2340.")]
    public void Two_readings_are_named_and_each_advice_reads_as_it_says(string text, string message, string hint)
    {
        var fault = Assert.Single(Map("DealValue", text, null).Faults);

        Assert.Contains(message, fault.Message);
        Assert.EndsWith(hint, fault.Hint);
        foreach (var advised in hint.Split("Or write ")[1].TrimEnd('.').Split(" or "))
            Assert.Empty(Map("DealValue", advised, null).Faults);
    }

    public static TheoryData<string, string?, string?, string> Amounts => new()
    {
        { "€ 50.000,00", null, "EUR", "50000.00" }, { "50 000,00 €", null, "EUR", "50000.00" }, { "CHF42,000.00", null, "CHF", "42000.00" }, { "42'000.50 CHF", null, "CHF", "42000.50" },
        { "£1,234.50", null, "GBP", "1234.50" }, { "1.234,50 EUR", null, "EUR", "1234.50" }, { "eur 5", null, "EUR", "5" }, { "5 Euro", null, "EUR", "5" }, { "R$ 1.234,50", null, "BRL", "1234.50" },
        { "US$50,000.00", null, "USD", "50000.00" }, { "$50 USD", null, "USD", "50" }, { "1 234,50 zł", null, "PLN", "1234.50" }, { "€5", "EUR", "EUR", "5" }, { "$50,000.00", "USD", "USD", "50000.00" },
        { "$50,000.00", "CAD", "CAD", "50000.00" }, { "$50,000.00", "US Dollar", "USD", "50000.00" }, { "500 kr", "SEK", "SEK", "500" }, { "¥ 500", "JPY", "JPY", "500" }, { "+ € 5", null, "EUR", "5" },

        // Several currencies are written so: nothing is filled in.
        { "$50,000.00", null, null, "50000.00" }, { "500 kr", null, null, "500" }, { "¥500", null, null, "500" },

        // Another currency than the one given.
        { "€ 50.000,00", "USD", "USD", "conflict" }, { "$50,000.00", "EUR", "EUR", "conflict" }, { "CHF42,000.00", "EUR", "EUR", "conflict" }, { "500 kr", "CHF", "CHF", "conflict" },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void A_currency_beside_an_amount_agrees_with_the_currency_or_fills_it(string text, string? currency, string? sent, string amount)
    {
        var flat = Rows.Map(Rows.Row(("DealValue", text), ("Currency", currency)));
        var solution = Rows.Map("Solution", Rows.Row(("Id", "SOL-1"), ("Price", text), ("Currency", currency)));
        var price = solution.Referral.Details!.Requirements!.Solutions![0];

        Assert.Equal(sent, flat.Referral.Currency);
        Assert.Equal(sent, price.Currency);
        string[] faults = amount == "conflict" ? ["CurrencyConflict"] : [];
        Assert.Equal(faults, flat.Codes());
        Assert.Equal(faults, solution.Codes());
        decimal? expected = amount == "conflict" ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, flat.Referral.DealValue);
        Assert.Equal(expected, price.Price);
    }

    [Fact]
    public void A_sign_in_the_row_wins_over_a_currency_as_default_and_has_to_agree_where_it_says_less()
    {
        var defaults = Rows.Row(("Currency", "CHF"));

        Assert.Equal("EUR", Rows.Map(Rows.Row(("DealValue", "€ 5")), defaults).Referral.Currency);
        Assert.Equal(["CurrencyConflict"], Rows.Map(Rows.Row(("DealValue", "$ 5")), defaults).Codes());
        Assert.Equal(["CurrencyConflict"], Rows.Map(Rows.Row(("Currency", "CHF")), Rows.Row(("DealValue", "€ 5"))).Codes());
        Assert.Equal("EUR", Rows.Map(Rows.Row(("Name", "x")), Rows.Row(("DealValue", "€ 5"))).Referral.Currency);
    }

    [Fact]
    public void A_currency_beside_what_is_no_money_is_refused() =>
        Assert.Contains("no meaning here", Assert.Single(Rows.Map("Solution", Rows.Row(("Id", "SOL-1"), ("Quantity", "5 EUR"))).Faults).Message);

    [Fact]
    public void A_number_that_is_no_text_reads_the_same_under_every_culture()
    {
        foreach (var culture in new[] { null, "de-DE", "en-US" })
        {
            Assert.Equal(1.234m, Map("DealValue", 1.234m, culture).Referral.DealValue);
            Assert.Equal(1.234m, Map("DealValue", 1.234, culture).Referral.DealValue);
            Assert.Equal(50000m, Map("DealValue", 50000, culture).Referral.DealValue);
        }

        Assert.Equal(1.234m, Rows.Json("""{"details":{"dealValue":1.234}}""").Map().Referral.DealValue);
        Assert.Equal("-Culture", Assert.Single(Rows.Json("""{"details":{"dealValue":"1.234"}}""").Map().Faults).Hint[..8]);
    }

    [Theory]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1234567890123456.0, "1234567890123456")]
    [InlineData(12345678901234567.0, "12345678901234568")]
    [InlineData(1e22, "10000000000000000000000")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    [InlineData(2251799813685248.5, "2251799813685248.5")]
    public void Great_numbers_are_written_with_the_digits_that_give_them_back_in_both_editions(double value, string sent) =>
        Assert.Contains($"\"dealValue\":{sent}", Rows.Map("DealValue", value).Referral.ToJson());

    [Fact]
    public void What_an_export_writes_reads_in_one_way()
    {
        foreach (var value in new[] { 42000m, 42000.50m, 1.234m, 999.125m, 0.125m, 1234.567m, 12.5m })
        {
            var referral = Rows.Map("DealValue", value).Referral;
            var cell = FlatRow.Of(referral)[FlatRow.Columns.ToList().IndexOf("DealValue")]!;
            var back = Rows.Map("DealValue", cell);

            Assert.Empty(back.Faults);
            Assert.Equal(value, back.Referral.DealValue);
        }
    }

    [Fact]
    public void Every_sign_means_known_currencies()
    {
        Assert.All(CurrencySigns.All, sign => Assert.NotEmpty(CurrencySigns.Currencies(sign)));
        Assert.All(CurrencySigns.All.SelectMany(CurrencySigns.Currencies), code => Assert.NotNull(KnownValueSets.Currency.Find(code)));
    }

    internal static MappedReferral Map(string name, object? value, string? culture) =>
        new ReferralMapper(new MapperOptions { DefaultType = null, Culture = culture is null ? null : WrittenCulture.Find(culture)! }).Map(Rows.Row((name, value)));
}
