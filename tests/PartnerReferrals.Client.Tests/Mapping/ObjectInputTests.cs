using System.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>JSON text, models and mixtures as input.</summary>
public sealed class ObjectInputTests
{
    private const string Documented = """
        {
          "name": "Bluewater data platform", "externalReferenceId": "CRM-0042", "type": "Independent", "qualification": "SalesQualified",
          "customerProfile": {
            "name": "Bluewater Bakeries AG",
            "address": { "addressLine1": "Seestrasse 1", "city": "Zug", "postalCode": "6300", "country": "CH" },
            "size": "51to250employees",
            "team": [ { "firstName": "Mia", "lastName": "Keller", "phoneNumber": "+41410000001", "email": "mia@bluewater.example" } ]
          },
          "consent": { "consentToToShareInfoWithOthers": true, "consentToContact": true, "consentToShareReferralWithMicrosoftSellers": false },
          "details": {
            "notes": "Wants to leave its old warehouse.", "dealValue": 42000, "currency": "CHF", "closingDateTime": "2026-11-30T00:00:00Z",
            "requirements": {
              "solutions": [ { "id": "SOL-00001-AAA", "name": "Bake Insights", "type": "Name" } ],
              "additionalRequirements": { "iot": {}, "attributes": [ { "type": "CustomerMarketplaceIntent", "id": "HaveNotDecided" } ] }
            }
          },
          "team": [ { "firstName": "Noa", "lastName": "Frei", "phoneNumber": "+41410000002", "email": "noa@partner.example" } ],
          "target": []
        }
        """;

    [Fact]
    public void A_documented_body_passes_through_unchanged()
    {
        Rows.AssertJson(Documented, Rows.Map(Rows.Json(Documented)));
        Rows.AssertJson(Documented, Rows.Map(InputObject.FromModel(JsonModel.View<Referral>((Newtonsoft.Json.Linq.JObject)JsonText.Parse(Documented)))));
    }

    [Fact]
    public void Json_keeps_its_nulls_and_a_row_does_not()
    {
        Rows.AssertJson("{'externalReferenceId':null,'customerProfile':{'size':'','address':null},'team':null,'name':'x'}",
            Rows.Map(Rows.Json("""{"externalReferenceId":null,"customerProfile":{"size":"","address":null},"team":null,"name":"x"}""")));
        Rows.AssertJson("{'customerProfile':{},'name':'x'}",
            Rows.Map(Rows.Row(("ExternalReferenceId", null), ("CustomerProfile", Rows.Row(("Size", ""), ("Address", null))), ("Team", null), ("Name", "x"))));
    }

    [Fact]
    public void Null_takes_nothing_away_that_another_name_gave() => Rows.AssertJson(
        "{'customerProfile':{'name':'x','address':{'city':'Zug'}}}",
        Rows.Map(Rows.Json("""{"CustomerName":"x","customerProfile":null,"City":"Zug","customerProfile.name":null}""")));

    [Theory]
    [InlineData("type")]
    [InlineData("status")]
    [InlineData("qualification")]
    public void An_empty_word_in_json_is_no_word(string name) =>
        Assert.Equal(["InvalidWord"], Rows.Map(Rows.Json($$"""{"{{name}}":"","name":"x"}""")).Codes());

    [Fact]
    public void Lists_without_a_known_shape_pass_as_they_are() => Rows.AssertJson(
        "{'details':{'requirements':{'offers':[{'a':[1,null,'x']}],'salesPlays':[{'id':'p'}]}}}",
        Rows.Map(Rows.Row(("Offers", Rows.Row(("a", new object?[] { 1, null, "x" }))), ("SalesPlays", new object[] { Rows.Row(("id", "p")) }))));

    [Fact]
    public void A_model_keeps_what_the_service_says_beyond_the_known_names()
    {
        var model = JsonModel.View<Referral>((Newtonsoft.Json.Linq.JObject)JsonText.Parse(
            """{"id":"7","eTag":"\"1\"","name":"x","newTopWord":{"a":[1,null]},"details":{"dealValue":1.50,"newWord":2e0},"notes":"not ours"}"""));

        var mapped = Rows.Map(InputObject.FromModel(model));

        Assert.Empty(mapped.Faults);
        Assert.Equal("7", mapped.ReferralId);
        Assert.Equal("""{"name":"x","newTopWord":{"a":[1,null]},"details":{"dealValue":1.50,"newWord":2.0},"notes":"not ours"}""", mapped.Referral.ToJson());
    }

    [Fact]
    public void A_model_is_read_not_changed()
    {
        var model = new Referral { Name = "x", CustomerProfile = new() { Address = new() { Country = "che" } } };
        var before = model.ToJson();

        var mapped = Rows.Map(InputObject.FromModel(model));
        mapped.Referral.Name = "changed";

        Assert.Equal("CH", mapped.Referral.CustomerProfile!.Address!.Country);
        Assert.Equal(before, model.ToJson());
    }

    [Fact]
    public void Models_stand_anywhere_in_a_row() => Rows.AssertJson(
        "{'customerProfile':{'name':'B','address':{'city':'Zug','newWord':1}},'team':[{'email':'a@x.example'},{'firstName':'B'}],'details':{'notes':'n'}}",
        Rows.Map(Rows.Row(
            ("CustomerProfile", Rows.Row(("Name", "B"), ("Address", JsonModel.View<Address>((Newtonsoft.Json.Linq.JObject)JsonText.Parse("""{"city":"Zug","newWord":1}"""))))),
            ("Team", new object[] { new Member { Email = "a@x.example" }, Rows.Row(("firstname", "B")) }),
            ("Details", new ReferralDetails { Notes = "n" }))));

    [Fact]
    public void Clean_names_are_taken_at_every_level() => Rows.AssertJson(
        "{'consent':{'consentToToShareInfoWithOthers':true,'consentToShareReferralWithMicrosoftSellers':true},'customerProfile':{'team':[{'phoneNumber':'1'}]}}",
        Rows.Map(Rows.Row(
            ("consent", Rows.Row(("CONSENTTOSHAREINFO", true), ("ShareWithMicrosoft", "Yes"))),
            ("customer", null),
            ("CustomerProfile", Rows.Row(("Contacts", Rows.Row(("Phone", 1))))))));

    [Fact]
    public void Wrong_typed_json_is_refused_by_path()
    {
        var mapped = Rows.Map(Rows.Json("""{"name":{"a":1},"details":[1],"team":[[1]],"customerProfile":{"address":"Zug","team":[{"email":[1]}]}}"""));

        Assert.Equal(
            ["CustomerProfile.Address", "CustomerProfile.Team[0].Email", "Details", "Name", "Team[0]"],
            mapped.Faults.Select(f => f.Field).Order());
    }

    [Fact]
    public void Json_and_defaults_mix() => Rows.AssertJson(
        "{'details':{'dealValue':5,'currency':'CHF'}}",
        Rows.Map(Rows.Json("""{"details":{"dealValue":5}}"""), Rows.Row(("Currency", "CHF"))));

    [Fact]
    public void A_value_is_read_alone_for_a_patch()
    {
        var mapper = new ReferralMapper();

        Assert.Equal("50000", mapper.MapValue(FieldTable.Find("DealValue")!, "50000").Json);
        Assert.Equal("\"2026-12-31T00:00:00Z\"", mapper.MapValue(FieldTable.Find("ClosingDate")!, "12/31/2026").Json);
        Assert.Equal("""{"id":"SOL-1","type":"Name"}""", mapper.MapValue(FieldTable.Find("Solution 1")!, "SOL-1").Json);
        Assert.Equal("""[{"firstName":"A","lastName":"B","phoneNumber":"1","email":"a@x"}]""", mapper.MapValue(FieldTable.Find("Team")!, "A, B, 1, a@x").Json);
        Assert.Equal("\"2026-01-01T00:00:00Z\"", mapper.MapValue(FieldTable.Find("Registrations[0].Contract.EndDateTime")!, "2026-01-01").Json);
        var refused = mapper.MapValue(FieldTable.Find("DealValue")!, "x");
        Assert.Null(refused.Json);
        Assert.Equal("InvalidNumber", Assert.Single(refused.Faults).Code);
    }
}
