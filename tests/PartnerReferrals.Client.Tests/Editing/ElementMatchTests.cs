using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which elements of a list are meant by what somebody says of them.</summary>
public sealed class ElementMatchTests
{
    private const string People =
        """
        [
          { "firstName": "Noa", "lastName": "Frei", "email": "noa@partner.example", "id": "1", "name": "one", "emailValidationStatus": "Valid" },
          { "firstName": "Eva", "lastName": "Frei", "Email": " EVA@partner.example " },
          { "firstName": "Noa", "lastName": "Berg", "email": "" },
          "noa@partner.example", null
        ]
        """;

    private const string Things =
        """
        [
          { "id": "SOL-1", "name": "Bake Insights", "type": "Name" },
          { "id": "SOL-2", "name": "SOL-1", "email": "x@y.example" },
          { "id": "sol-1 " }
        ]
        """;

    [Theory]
    [InlineData("Team", "email")]
    [InlineData("Contacts", "email")]
    [InlineData("Solutions", "id")]
    [InlineData("Industries", "id")]
    public void A_person_is_told_by_the_address_and_anything_else_by_its_id(string list, string key) => Assert.Equal(key, ElementMatch.KeyOf(List(list)));

    [Theory]
    [InlineData("Team", " noa@partner.example ", """{"email":"noa@partner.example"}""")]
    [InlineData("Team", "@partner", """{"email":"@partner"}""")]
    [InlineData("Team", "Noa", null)]
    [InlineData("Contacts", "Mia Keller", null)]
    [InlineData("Solutions", " SOL-1 ", """{"id":"SOL-1"}""")]
    [InlineData("Solutions", "a@b.example", """{"id":"a@b.example"}""")]
    [InlineData("Industries", "Education", """{"id":"Education"}""")]
    public void A_text_alone_tells_the_key_and_a_name_does_not_tell_a_person(string list, string text, string? element) =>
        Assert.Equal(element, ElementMatch.OfText(List(list), text) is { } json ? JsonText.Write(json) : null);

    [Theory]
    [InlineData("""{"email":"noa@partner.example"}""", "0")]
    [InlineData("""{"Email":" NOA@PARTNER.EXAMPLE "}""", "0")]
    [InlineData("""{"email":"noa@partner.example","lastName":"Other"}""", "0")]
    [InlineData("""{"email":"eva@partner.example"}""", "1")]
    [InlineData("""{"email":"zoe@partner.example"}""", "")]
    [InlineData("""{"email":"one"}""", "")]
    [InlineData("""{"firstName":"Noa"}""", "0 2")]
    [InlineData("""{"firstName":"Noa","lastName":"Berg"}""", "2")]
    [InlineData("""{"firstName":"noa"}""", "")]
    [InlineData("""{"email":"","lastName":"Frei"}""", "")]
    [InlineData("""{"email":null,"lastName":"Berg"}""", "2")]
    [InlineData("""{"id":"1"}""", "0")]
    [InlineData("""{"id":"2"}""", "")]
    public void A_person_is_found_by_the_address_or_else_by_all_that_is_said(string wanted, string found) => AssertFound("Team", People, wanted, found);

    [Theory]
    [InlineData("Solutions", """{"id":"SOL-1"}""", "0 1 2")]
    [InlineData("Solutions", """{"id":"bake insights"}""", "0")]
    [InlineData("Solutions", """{"id":"SOL-2","type":"Category"}""", "1")]
    [InlineData("Solutions", """{"name":"SOL-1"}""", "1")]
    [InlineData("Solutions", """{"type":"Name"}""", "0")]
    [InlineData("Solutions", """{"id":"x@y.example"}""", "")]
    [InlineData("Industries", """{"id":"SOL-1"}""", "0 2")]
    [InlineData("Industries", """{"id":"Bake Insights"}""", "")]
    public void A_solution_is_found_by_its_name_too_and_a_tag_by_its_id_only(string list, string wanted, string found) => AssertFound(list, Things, wanted, found);

    [Theory]
    [InlineData("Team", """{"email":"a@b.example"}""", true)]
    [InlineData("Team", """{"EMAIL":"a@b.example","lastName":"Frei"}""", true)]
    [InlineData("Team", """{"id":"1","name":"x"}""", false)]
    [InlineData("Team", """{"email":""}""", false)]
    [InlineData("Team", """{"email":1}""", false)]
    [InlineData("Team", "\"a@b.example\"", false)]
    [InlineData("Solutions", """{"id":"SOL-1"}""", true)]
    [InlineData("Solutions", """{"name":"SOL-1","email":"a@b.example"}""", false)]
    public void What_has_the_key_can_mean_one_only(string list, string wanted, bool hasKey) =>
        Assert.Equal(hasKey, ElementMatch.HasKey(List(list), JsonText.Parse(wanted)));

    private static void AssertFound(string list, string elements, string wanted, string found)
    {
        var items = (JArray)JsonText.Parse(elements);

        Assert.Equal(found, string.Join(" ", ElementMatch.Find(List(list), items, JsonText.Parse(wanted)).Select(items.IndexOf)));
    }

    private static Field List(string name) => FieldTable.Find(name)!.Field;
}
