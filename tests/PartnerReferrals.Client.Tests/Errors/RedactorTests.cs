using System;
using System.Diagnostics;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Errors;

public class RedactorTests
{
    [Theory]
    [InlineData("Call +41 41 000 00 01 today", "Call *** today")]
    [InlineData("+1 (425) 555-0100", "***")]
    [InlineData("+(41)410000001", "***")]
    [InlineData("0041 41 000 00 01", "***")]
    [InlineData("0041410000001", "***")]
    [InlineData("041 410 00 01 is wrong", "*** is wrong")]
    [InlineData("(041) 410 00 01", "***")]
    [InlineData("089/1234-5678", "***")]
    [InlineData("425-555-0100", "***")]
    [InlineData("(425) 555-0100", "***")]
    [InlineData("x=+4141000000,y", "x=***,y")]
    public void Phone_numbers_are_masked(string text, string expected) => Assert.Equal(expected, Redactor.Text(text));

    [Theory]
    [InlineData("mia@bluewater.example", "***")]
    [InlineData("'mia.keller+x@bluewater.example', please", "'***', please")]
    [InlineData("mia@localhost", "***")]
    [InlineData("<mia@x.example>", "<***>")]
    public void Addresses_are_masked(string text, string expected) => Assert.Equal(expected, Redactor.Text(text));

    [Theory]
    [InlineData("Row 10000000, 42,000.50 CHF, 1'234'567.00")]
    [InlineData("2027-11-30T09:30:00+02:00")]
    [InlineData("01.02.2027 and 1/2/2027 and 11-30-2027")]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("Duns 001234567, MPN 4567890, SOL-10001-AAA, CRM-2027-000123")]
    [InlineData("AADSTS7000215 900421 10.0.0.1:8080")]
    [InlineData("customerProfile.address.addressLine1 in /v1.0/engagements/referrals/6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11/with/a/long/path")]
    [InlineData("Zürich – 東京 😀 Straße 12")]
    [InlineData("1.234.567,89 is 1 234 567,89")]
    public void What_is_no_contact_stays(string text) => Assert.Equal(text, Redactor.Text(text));

    [Theory]
    [InlineData("a\u001b[2Jb\u0007c\u009bd\u007f", "a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFD")]
    [InlineData("first\r\nsecond\tthird", "first  second third")]
    [InlineData("evil \u202Etxt.exe", "evil \uFFFDtxt.exe")]
    public void Nothing_that_steers_a_terminal_is_left(string text, string expected) => Assert.Equal(expected, Redactor.Text(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb", Redactor.Text("a" + '\uD83D' + "b"));

    [Theory]
    [InlineData("Bearer abc.def-ghi", "***")]
    [InlineData("given eyJhbGciOi.eyJzdWIi.sig here", "given *** here")]
    [InlineData("given 0AXAbCdEfGh1jKlMn0pQrStUvWxYz0123456789_abcdefghijk here", "given *** here")]
    public void What_looks_like_a_token_is_masked(string text, string expected) => Assert.Equal(expected, Redactor.Text(text));

    [Theory]
    [InlineData("The token s3cret-opaque is unknown", "The token *** is unknown")]
    [InlineData("xs3cret-opaquex", "x***x")]
    public void A_known_secret_is_masked_exactly_wherever_it_stands(string text, string expected) =>
        Assert.Equal(expected, Redactor.Text(text, PrivateText.OfSecrets("s3cret-opaque")));

    [Theory]
    [InlineData("Mia Keller is no user; KELLER, mia_keller", "*** *** is no user; ***, mia_***")]
    [InlineData("The number 410000001 of Mia", "The number *** of ***")]
    [InlineData("mia, Miami", "mia, Miami")]
    public void People_the_request_named_are_masked_as_whole_words(string text, string expected)
    {
        var body = System.Text.Encoding.UTF8.GetBytes("""{"name":"Deal","team":[{"firstName":"Mia","lastName":"Keller","phoneNumber":"410000001"}]}""");
        Assert.Equal(expected, Redactor.Text(text, PrivateText.OfRequest("token", body)));
    }

    [Theory]
    [InlineData("firstName")]
    [InlineData("lastName")]
    [InlineData("phoneNumber")]
    [InlineData("phone")]
    [InlineData("email")]
    [InlineData("emailAddress")]
    [InlineData("title")]
    [InlineData("Title")]
    public void Whatever_says_something_of_a_person_is_the_persons(string property)
    {
        var body = System.Text.Encoding.UTF8.GetBytes($$"""{"name":"Deal","team":[{"{{property}}":"Procurement"}]}""");
        Assert.Equal("The value *** of Deal is wrong", Redactor.Text("The value Procurement of Deal is wrong", PrivateText.OfRequest("token", body)));
    }

    [Fact]
    public void A_person_in_a_patch_is_known_too()
    {
        var body = System.Text.Encoding.UTF8.GetBytes("""[{"op":"add","path":"/team/-","value":{"firstName":"Mia"}},{"op":"replace","path":"/team/0/lastName","value":"Keller"}]""");
        Assert.Equal("*** ***", Redactor.Text("Mia Keller", PrivateText.OfRequest(null, body)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("0 ")]
    [InlineData("+1 ")]
    [InlineData("a@")]
    [InlineData("(0")]
    public void A_huge_text_of_any_kind_is_done_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) + "@";
        var watch = Stopwatch.StartNew();
        Redactor.Text(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
