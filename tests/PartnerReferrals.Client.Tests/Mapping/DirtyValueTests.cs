using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What programs and people leave in cells beside the value, and what they leave of it.</summary>
public sealed class DirtyValueTests
{
    [Theory]
    [InlineData("CustomerName", "Smith &amp; Sons", "Smith & Sons")]
    [InlineData("CustomerName", "Smith &amp;amp; Sons", "Smith & Sons")]
    [InlineData("CustomerName", "M&uuml;ller &#8217;AG&#8217;", "Müller ’AG’")]
    [InlineData("CustomerName", "Blue&nbsp;AG", "Blue AG")]
    [InlineData("Name", "R&amp;D", "R&D")]
    [InlineData("City", "Br&ouml;tzingen", "Brötzingen")]
    [InlineData("ContactLastName", "O&#39;Brien", "O'Brien")]
    [InlineData("CustomerName", "AT&T; and others", "AT&T; and others")]
    [InlineData("CustomerName", "Q&A", "Q&A")]
    [InlineData("Notes", "a &amp; b", "a &amp; b")]
    [InlineData("ExternalReferenceId", "A&amp;B", "A&amp;B")]
    [InlineData("ContactEmail", "Noa Frei <noa@partner.example>", "noa@partner.example")]
    [InlineData("ContactEmail", "\"Frei, Noa\" <noa@partner.example>", "noa@partner.example")]
    [InlineData("ContactEmail", "mailto:noa@partner.example", "noa@partner.example")]
    [InlineData("ContactEmail", "<noa@partner.example>", "noa@partner.example")]
    [InlineData("ContactEmail", "noa@partner.example,", "noa@partner.example")]
    [InlineData("ContactEmail", "noa@partner.example, NOA@partner.example", "noa@partner.example")]
    [InlineData("ContactEmail", "@noa / noa@partner.example", "noa@partner.example")]
    [InlineData("PostalCode", "02134", "02134")]
    [InlineData("Duns", "12-345-6789", "123456789")]
    [InlineData("Duns", "123456789.0", "123456789")]
    [InlineData("ContactPhone", "41410000001.0", "41410000001")]
    [InlineData("CustomerName", "“Bluewater” AG", "“Bluewater” AG")]
    [InlineData("CustomerName", "SÃO PAULO", "SÃO PAULO")]
    [InlineData("CustomerName", "Ärztehaus Ägäis", "Ärztehaus Ägäis")]
    [InlineData("ContactLastName", "Null", "Null")]
    [InlineData("City", "None", "None")]
    public void What_reads_in_one_way_is_taken_without_a_word(string field, string text, string sent)
    {
        var mapped = Rows.Map(field, text);

        Assert.Empty(mapped.Faults);
        Assert.Contains(Newtonsoft.Json.JsonConvert.ToString(sent), mapped.Referral.ToJson());
    }

    [Theory]
    [InlineData("ContactEmail", "noa@partner.example, mia@partner.example", "SeveralAddresses", "noa@partner.example")]
    [InlineData("ContactEmail", "Noa <noa@partner.example> / Mia <mia@partner.example>", "SeveralAddresses", "noa@partner.example")]
    [InlineData("Duns", "12345678", "RestoredDuns", "012345678")]
    [InlineData("Duns", 12345678, "RestoredDuns", "012345678")]
    [InlineData("PostalCode", "2134.0", "WrittenAsNumber", "2134")]
    [InlineData("CustomerName", "MÃ¼ller AG", "WrongEncoding", "MÃ¼ller AG")]
    [InlineData("CustomerName", "CafÃ© â€“ Bar", "WrongEncoding", "CafÃ© â€“ Bar")]
    [InlineData("ContactLastName", "MÃ¼ller", "WrongEncoding", "MÃ¼ller")]
    [InlineData("City", "Z\uFFFDrich", "WrongEncoding", "Z\uFFFDrich")]
    public void What_is_taken_with_doubt_is_said(string field, object value, string code, string sent)
    {
        var mapped = Rows.Map(field, value);

        var fault = Assert.Single(mapped.Faults);
        Assert.Equal((code, FaultSeverity.Warning), (fault.Code, fault.Severity));
        Assert.Contains(Newtonsoft.Json.JsonConvert.ToString(sent), mapped.Referral.ToJson());
        Assert.All(["noa@", "ller AG", "Müller'"], personal => Assert.True(field == "CustomerName" || !fault.ToString().Contains(personal)));
    }

    [Fact]
    public void A_wrongly_decoded_name_is_shown_as_it_was_meant() =>
        Assert.Contains("'Müller AG'", Assert.Single(Rows.Map("CustomerName", "MÃ¼ller AG").Faults).Message);

    [Theory]
    [InlineData("ContactPhone", "4.12E+10", "LostDigits")]
    [InlineData("ContactPhone", "+4.12e+10", "LostDigits")]
    [InlineData("ContactPhone", "=41410000001", "LostDigits")]
    [InlineData("ContactPhone", "=+41-41-0000001", "LostDigits")]
    [InlineData("CustomerName", "#VALUE!", "SpreadsheetError")]
    [InlineData("City", "#N/A", "SpreadsheetError")]
    [InlineData("Duns", "1234567", "InvalidDuns")]
    public void What_lost_its_value_is_refused(string field, string text, string code) => Assert.Equal([code], Rows.Map(field, text).Codes());

    [Theory]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("--")]
    [InlineData("?")]
    [InlineData("(blank)")]
    public void What_stands_for_nothing_is_an_empty_cell_with_a_warning(string text)
    {
        foreach (var field in new[] { "CustomerName", "City", "PostalCode", "ContactEmail", "DealValue", "ClosingDate", "Duns", "Industry", "CustomerSize", "Notes" })
        {
            var mapped = Rows.Map(field, text);

            Assert.Equal(("Placeholder", FaultSeverity.Warning), mapped.Faults.Select(f => (f.Code, f.Severity)).Single());
            Assert.DoesNotContain(text, mapped.Referral.ToJson());
        }
    }

    [Fact]
    public void Nothing_in_a_required_field_is_missing_and_a_default_fills_it()
    {
        var faults = ReferralValidator.Validate(Rows.Map(Rows.SoundWith(("Type", "Independent"), ("City", "N/A"))));
        var filled = Rows.Map(Rows.Row(("City", "N/A")), Rows.Row(("City", "Zug")));

        Assert.Equal(["Placeholder", "MissingCity"], faults.Select(f => f.Code));
        Assert.Equal("Zug", filled.Referral.CustomerProfile?.Address?.City);
    }

    [Fact]
    public void Json_has_a_null_of_its_own_and_a_change_does_not_empty_a_field_by_a_dash()
    {
        Assert.Equal("-", Rows.Json("""{"name":"-"}""").Map().Referral.Name);
        var read = new ReferralMapper().MapValue(FieldTable.Find("Notes")!, "N/A");

        Assert.Equal(("Placeholder", FaultSeverity.Error), read.Faults.Select(f => (f.Code, f.Severity)).Single());
        Assert.Null(read.Json);
    }

    [Theory]
    [InlineData("DE", "1067", true)]
    [InlineData("US", "2134", true)]
    [InlineData("FR", "1000", true)]
    [InlineData("DE", "01067", false)]
    [InlineData("CH", "8000", false)]
    [InlineData("NL", "1012", false)]
    [InlineData("US", "2134-1234", false)]
    [InlineData("XX", "123", false)]
    public void A_postal_code_that_lost_a_zero_is_a_warning(string country, string code, bool isSaid)
    {
        var deal = Rows.Map(Rows.SoundWith(("Type", "Independent"), ("PostalCode", code), ("Country", country)));

        Assert.Equal(isSaid, ReferralValidator.Validate(deal).Any(f => f is { Code: "ShortPostalCode", Severity: FaultSeverity.Warning }));
        Assert.Equal(code, deal.Referral.CustomerProfile!.Address!.PostalCode);
    }

    [Theory]
    [InlineData("2019-05-30", null, true)]
    [InlineData("2019-05-31", null, true)]
    [InlineData("2019-06-01", null, false)]
    [InlineData("2019-05-01", "Closed", false)]
    public void A_closing_date_in_the_past_is_a_warning(string date, string? status, bool isSaid)
    {
        var deal = Rows.Map(Rows.SoundWith(("Type", "Independent"), ("ClosingDate", date), ("Status", status), ("Substatus", status is null ? null : "Won")));

        Assert.Equal(isSaid ? ["PastClosingDate"] : [], ReferralValidator.Validate(deal).Select(f => f.Code));
    }
}
