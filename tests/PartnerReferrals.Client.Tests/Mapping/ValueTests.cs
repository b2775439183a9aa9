using System;
using System.Globalization;
using System.Numerics;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>How single values are read: what is taken, what is refused, and what the refusal says.</summary>
public sealed class ValueTests
{
    public static TheoryData<object, string> Numbers => new()
    {
        { "50000", "50000" }, { " 1234.56 ", "1234.56" }, { "0", "0" }, { "+5", "5" }, { "0.10", "0.10" },
        { "12345678901234567.89", "12345678901234567.89" }, { "79228162514264337593543950335", "refused" },
        { "+12345678901234567890123456.78", "12345678901234567890123456.78" }, { "12345678901234567890123456.78", "12345678901234567890123456.78" }, { "12345678901234567890123456.789", "refused" },
        { 5, "5" }, { 5L, "5" }, { (byte)5, "5" }, { 5.5m, "5.5" }, { 0.1, "0.1" }, { 0.1f, "0.1" }, { 1e6, "1000000" }, { new BigInteger(7), "7" },
        { "50,000", "refused" }, { "1.234,56", "1234.56" }, { "1,234.56", "1234.56" }, { "50 000", "50000" }, { "ten", "refused" }, { "5.", "refused" }, { "1e5", "refused" }, { "(5)", "refused" }, { "5-", "refused" },
        { "١٢", "refused" }, { "0x10", "refused" }, { double.NaN, "refused" }, { double.PositiveInfinity, "refused" }, { true, "refused" },
        { new DateTime(2026, 1, 1), "refused" }, { "-1", "refused" }, { -0.01m, "refused" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_exact_or_refused(object value, string expected)
    {
        var mapped = Rows.Map("DealValue", value);

        if (expected == "refused")
        {
            Assert.Contains(Assert.Single(mapped.Faults).Code, new[] { "InvalidNumber", "NegativeNumber" });
            Assert.Null(mapped.Referral.Details?.DealValue);
        }
        else
            Assert.Equal($$$"""{"details":{"dealValue":{{{expected}}}}}""", mapped.Referral.ToJson());
    }

    [Theory]
    [InlineData("50,000", "en-US reads 50000, de-DE reads 50.")]
    [InlineData("1.234", "de-DE reads 1234, en-US reads 1.234.")]
    [InlineData("1e6", "A number such as")]
    [InlineData("(500)", "A number such as")]
    [InlineData("-1", "Write zero or more.")]
    public void A_refused_number_says_what_to_write(string value, string hint)
    {
        var fault = Assert.Single(Rows.Map("Estimated Deal Value", value).Faults);

        Assert.Contains(hint, fault.Hint);
        Assert.Equal("Details.DealValue", fault.Field);
        Assert.Equal("Estimated Deal Value", fault.Column);
        Assert.Equal(value, fault.Value);
        Assert.Contains(value, fault.Message);
    }

    public static TheoryData<object, string> Dates => new()
    {
        { "2026-11-30", "2026-11-30T00:00:00Z" }, { "2026-11-30T10:20:30Z", "2026-11-30T10:20:30Z" },
        { "2026-11-30T10:20:30.1234560Z", "2026-11-30T10:20:30.1234560Z" }, { "2026-11-30T00:30:00+02:00", "2026-11-29T22:30:00Z" },
        { "2026-11-30T10:20", "2026-11-30T10:20:00Z" }, { "2026-11-30 10:20:30", "2026-11-30T10:20:30Z" },
        { "11/30/2026", "2026-11-30T00:00:00Z" }, { "1/2/2026", "2026-01-02T00:00:00Z" }, { "02/29/2028", "2028-02-29T00:00:00Z" },
        { new DateTime(2026, 11, 30), "2026-11-30T00:00:00Z" },
        { "03/31/2027 00:00:00 +00:00", "2027-03-31T00:00:00Z" }, { "3/31/2027 10:20:30 +02:00", "2027-03-31T08:20:30Z" }, { "03/31/2027 00:00:00", "2027-03-31T00:00:00Z" },
        { "3/31/2027 12:00:00 AM", "2027-03-31T00:00:00Z" }, { "3/31/2027 1:05 PM", "2027-03-31T13:05:00Z" }, { "31/3/2027 00:00:00", "Write 2027-03-31 or 3/31/2027." },
        { new DateTime(2026, 11, 30, 1, 2, 3, DateTimeKind.Utc), "2026-11-30T01:02:03Z" },
        { new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.FromHours(2)), "2026-11-29T23:00:00Z" },
        { "31/12/2026", "Write 2026-12-31 or 12/31/2026." }, { "02/29/2026", "A date such as" }, { "31.12.2026", "2026-12-31T00:00:00Z" },
        { "12/31/26", "four digits" }, { "463870", "A date such as" }, { "tomorrow", "A date such as" }, { "2026-13-01", "A date such as" },
        { "2026-02-30", "A date such as" }, { "Dec 31, 2026", "2026-12-31T00:00:00Z" }, { "0/1/2026", "A date such as" }, { true, "A date such as" }, { 5, "A date such as" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Dates_are_utc_or_refused(object value, string expected)
    {
        var mapped = Rows.Map("ClosingDate", value);

        if (expected.EndsWith('Z'))
            Rows.AssertJson($"{{'details':{{'closingDateTime':'{expected}'}}}}", mapped);
        else
            Assert.Contains(expected, Assert.Single(mapped.Faults).Hint);
    }

    [Fact]
    public void A_local_time_is_converted()
    {
        var local = new DateTime(2026, 6, 15, 12, 0, 0, DateTimeKind.Local);
        var utc = local.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        Rows.AssertJson($"{{'details':{{'closingDateTime':'{utc}'}}}}", Rows.Map("ClosingDate", local));
    }

    [Fact]
    public void A_day_before_its_month_is_refused_with_the_reason() =>
        Assert.Contains("there is no month 31", Assert.Single(Rows.Map("ClosingDate", "31/12/2026").Faults).Message);

    public static TheoryData<object, bool?> Booleans => new()
    {
        { "Yes", true }, { "no", false }, { "TRUE", true }, { "False", false }, { "1", true }, { "0", false }, { true, true }, { false, false },
        { 1, true }, { 0L, false }, { " yes ", true }, { "y", true }, { "ja", true }, { 2, null }, { "2", null }, { "on", null }, { new DateTime(2026, 1, 1), null },
    };

    [Theory]
    [MemberData(nameof(Booleans))]
    public void Yes_and_no_are_told_apart_or_refused(object value, bool? expected)
    {
        var mapped = Rows.Map("ConsentToContact", value);

        Assert.Equal(expected, mapped.Referral.Consent?.ConsentToContact);
        if (expected is null)
            Assert.Equal("InvalidBoolean", Assert.Single(mapped.Faults).Code);
    }

    [Theory]
    [InlineData("ch", "CH")]
    [InlineData("CHE", "CH")]
    [InlineData(" us ", "US")]
    [InlineData("usa", "US")]
    [InlineData("NO", "NO")]
    [InlineData("UK", "GB")]
    [InlineData("Germany", "DE")]
    [InlineData("Switzerland", "CH")]
    public void Countries_have_two_letters(string value, string expected) =>
        Assert.Equal(expected, Rows.Map("Country", value).Referral.CustomerProfile?.Address?.Country);

    [Theory]
    [InlineData("germny", "Write DE for Germany.")]
    [InlineData("XX", "two-letter country code")]
    [InlineData("C", "two-letter country code")]
    public void What_is_no_country_code_is_refused(string value, string hint)
    {
        var fault = Assert.Single(Rows.Map("Country", value).Faults);

        Assert.Equal("InvalidCountry", fault.Code);
        Assert.Contains(hint, fault.Hint);
    }

    [Theory]
    [InlineData("usd", "USD")]
    [InlineData("CHF", "CHF")]
    public void Currencies_have_three_letters(string value, string expected) =>
        Assert.Equal(expected, Rows.Map("Currency", value).Referral.Details?.Currency);

    [Theory]
    [InlineData("$")]
    [InlineData("Dollar")]
    [InlineData("US")]
    [InlineData("XXX")]
    [InlineData("ZZZ")]
    public void What_is_no_currency_code_is_refused(string value) =>
        Assert.Equal("InvalidCurrency", Assert.Single(Rows.Map("Currency", value).Faults).Code);

    [Theory]
    [InlineData("123456789", "123456789")]
    [InlineData("12-345-6789", "123456789")]
    [InlineData(123456789, "123456789")]
    public void A_duns_number_has_nine_digits(object value, string expected) =>
        Rows.AssertJson($"{{'customerProfile':{{'ids':[{{'profileType':'Duns','id':'{expected}'}}]}}}}", Rows.Map("Customer D-U-N-S ID", value));

    [Theory]
    [InlineData("12345678X")]
    [InlineData("1234567X")]
    [InlineData("12-345-67890")]
    [InlineData("DUNS")]
    public void What_has_other_signs_or_too_many_digits_is_no_duns_number(string value)
    {
        var mapped = Rows.Map("Duns", value);

        Assert.Equal(["InvalidDuns"], mapped.Codes());
        Assert.Null(mapped.Referral.CustomerProfile?.Ids);
    }

    [Fact]
    public void A_duns_number_that_lost_its_zeros_says_so() =>
        Assert.Contains("write 001234567", Assert.Single(Rows.Map("Duns", 1234567).Faults).Hint);

    [Theory]
    [InlineData("Status", "Activ", "Did you mean 'Active'?")]
    [InlineData("Substatus", "Engaged", "One of: Pending, Received, Accepted, Won, Lost, Declined, Expired, Error.")]
    [InlineData("Type", "Independant", "Did you mean 'Independent'?")]
    [InlineData("Qualification", "Hot", "One of: Direct")]
    [InlineData("HelpCode", "7", "One of: WorkloadSpecificValueProposition")]
    [InlineData("TargetType", "Solution", "SolutionProfile")]
    [InlineData("MarketplaceIntent", "Maybe", "One of: Yes, No, HaveNotDecided.")]
    [InlineData("DealType", "Secret", "One of: Private, PartnerLed, CoSell.")]
    public void A_word_outside_a_closed_set_is_an_error_that_lists_the_set(string name, string value, string hint)
    {
        var fault = Assert.Single(Rows.Map(name, value).Faults);

        Assert.Equal("InvalidWord", fault.Code);
        Assert.Equal(PartnerReferrals.Errors.FaultSeverity.Error, fault.Severity);
        Assert.Contains(hint, fault.Hint);
    }

    [Theory]
    [InlineData("Industry", "Educatoin", "Did you mean 'Education'?", "UnlistedValue")]
    [InlineData("Product", "Copilot", "Such as:", "UnlistedValue")]
    [InlineData("Service", "Cooking", "Such as:", "UnlistedValue")]
    [InlineData("CustomerSize", "fewemployees", "", "UnlistedValue")]
    [InlineData("CustomerSize", "51 to 500 employees", "Rather use 51to250employees or 251to1000employees.", "OutdatedCustomerSize")]
    public void A_word_outside_a_published_list_is_a_warning_and_sent(string name, string value, string hint, string code)
    {
        var mapped = Rows.Map(name, value);

        var fault = Assert.Single(mapped.Faults);
        Assert.Equal(code, fault.Code);
        Assert.Equal(PartnerReferrals.Errors.FaultSeverity.Warning, fault.Severity);
        Assert.Contains(hint, fault.Hint);
        Assert.False(mapped.HasErrors);
        Assert.NotEqual("{}", mapped.Referral.ToJson());
    }

    [Theory]
    [InlineData(1, "WorkloadSpecificValueProposition")]
    [InlineData("2", "CustomerTechnicalArchitecture")]
    [InlineData("3", "ProofOfConceptOrDemo")]
    [InlineData(4, "QuotesOrLicensing")]
    [InlineData("5", "PostSalesCustomerSuccess")]
    [InlineData("6", "GeneralOrOther")]
    [InlineData("general or other", "GeneralOrOther")]
    public void Help_is_asked_for_by_word_or_number(object value, string expected) =>
        Assert.Equal(expected, Rows.Map("HelpCode", value).Referral.InviteContext?.AssistanceRequestCode);

    [Theory]
    [InlineData("plain")]
    [InlineData("two  spaces within")]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("'47 Brand")]
    [InlineData("=\"a\"&\"b\"")]
    [InlineData("نامه\u200Cها \uD83D\uDC69\u200D\uD83D\uDCBB it")]
    [InlineData("E+1 #N/A 2E+10 x")]
    [InlineData("🍞 emoji 🇨🇭")]
    [InlineData("مخبز الزرقاء")]
    [InlineData("line\r\nbreak\tand tab")]
    [InlineData("\"quoted\"; with, separators")]
    [InlineData("=1+1")]
    public void Text_passes_exactly(string text)
    {
        Assert.Equal(text, Rows.Map("Notes", text).Referral.Details?.Notes);
        Assert.Equal(text, Rows.Map("CustomerName", text).Referral.CustomerProfile?.Name);
    }

    [Fact]
    public void Ten_megabytes_of_notes_pass()
    {
        var notes = new string('ä', 10_000_000);

        Assert.Equal(notes, Rows.Map("Notes", notes).Referral.Details?.Notes);
    }

    [Theory]
    [InlineData(6300, "6300")]
    [InlineData(6300.5, "6300.5")]
    [InlineData('x', "x")]
    public void A_number_for_a_text_is_its_digits(object value, string expected) =>
        Assert.Equal(expected, Rows.Map("PostalCode", value).Referral.CustomerProfile?.Address?.PostalCode);

    [Theory]
    [InlineData(true)]
    [InlineData(new[] { 1, 2 })]
    public void What_cannot_be_text_is_refused(object value) =>
        Assert.Contains(Assert.Single(Rows.Map("City", value).Faults).Code, new[] { "InvalidText", "ValueExpected" });

    [Theory]
    [InlineData("not a guid")]
    [InlineData("6f0d2a1e8a574b0e9d0b5f1c2f0c7a11")]
    public void An_engagement_id_is_a_guid(string value) =>
        Assert.Equal("InvalidGuid", Assert.Single(Rows.Map("EngagementId", value).Faults).Code);

    [Fact]
    public void A_guid_is_taken_as_its_text() =>
        Assert.Equal("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", Rows.Map("EngagementId", Guid.Parse("6F0D2A1E8A574B0E9D0B5F1C2F0C7A11")).Referral.EngagementId);

    [Fact]
    public void A_long_value_is_shown_short_and_on_one_line()
    {
        var fault = Assert.Single(Rows.Map("DealValue", new string('x', 59) + "😀" + "\nrest").Faults);

        Assert.Equal(new string('x', 59) + "…", fault.Value);
    }
}
