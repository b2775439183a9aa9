using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Many inputs in one text.</summary>
public sealed class JsonArrayTextTests
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData("""[{"a":1}]""", """{"a":1}""")]
    [InlineData("""[{"a":1},{"b":[2,{"c":null}]}]""", """{"a":1}|{"b":[2,{"c":null}]}""")]
    [InlineData(" \r\n\t[ { \"a\" : 1 } , 2 , \"x\" , null ] ", """{"a":1}|2|"x"|null""")]
    [InlineData("\uFEFF[{\"a\":1}]", """{"a":1}""")]
    [InlineData("""[{"a":"2026-05-03T12:00:00+02:00"},{"a":1.50}]""", """{"a":"2026-05-03T12:00:00+02:00"}|{"a":1.50}""")]
    public void Each_element_is_the_text_that_it_would_be_by_itself(string text, string elements) =>
        Assert.Equal(elements, string.Join("|", JsonArrayText.Elements(text)!));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("""{"a":[1]}""")]
    [InlineData("Contoso [Ltd]")]
    [InlineData("17")]
    public void Any_other_text_is_one_input(string text) => Assert.Null(JsonArrayText.Elements(text));

    [Theory]
    [InlineData("[")]
    [InlineData("""[{"a":1}""")]
    [InlineData("""[{"a":1},{"b":""")]
    [InlineData("""[{"a":1} {"b":2}]""")]
    [InlineData("""[{"a":1}] and more""")]
    [InlineData("[Contoso] Ltd")]
    public void Nothing_comes_of_an_array_that_is_not_whole(string text) => Assert.Null(JsonArrayText.Elements(text));
}
