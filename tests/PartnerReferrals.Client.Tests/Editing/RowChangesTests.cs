using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class RowChangesTests
{
    private const string Current =
        """
        {
          "id": "r1", "eTag": "x", "name": "Deal", "type": "Independent", "status": "Active", "substatus": "Accepted",
          "customerProfile": { "name": "Contoso &amp; Co", "address": { "city": "Zug", "country": "CH" }, "ids": [] },
          "consent": { "consentToShareReferralWithMicrosoftSellers": true },
          "details": { "dealValue": "1000.00", "currency": "CHF", "closingDateTime": "2027-11-30T00:00:00.0000000Z", "notes": null,
            "requirements": { "additionalRequirements": { "attributes": [ { "type": "PartnerRole", "id": "Reseller" } ] } } },
          "team": [ { "firstName": "Ann", "email": "ann@partner.example", "emailValidationStatus": "Valid" } ]
        }
        """;

    [Theory]
    [InlineData("""{ "name": "Deal" }""")]
    [InlineData("""{ "details": { "dealValue": 1000, "currency": "CHF" } }""")]
    [InlineData("""{ "details": { "closingDateTime": "2027-11-30T00:00:00Z" } }""")]
    [InlineData("""{ "customerProfile": { "name": "Contoso & Co" } }""")]
    [InlineData("""{ "team": [ { "email": "ann@partner.example" } ] }""")]
    [InlineData("""{ "team": [], "details": { "notes": "" } }""")]
    [InlineData("""{ "id": "r1", "type": "Shared", "inviteContext": { "notes": "x" } }""")]
    public void The_same_in_another_spelling_is_no_change(string wanted) => Assert.Empty(Compare(wanted).Patch.Operations);

    [Theory]
    [InlineData("""{ "details": { "dealValue": 2 } }""", """[{"op":"replace","path":"/details/dealValue","value":2}]""")]
    [InlineData("""{ "details": { "notes": "new" } }""", """[{"op":"replace","path":"/details/notes","value":"new"}]""")]
    [InlineData("""{ "campaignId": "C" }""", """[{"op":"add","path":"/campaignId","value":"C"}]""")]
    [InlineData(
        """{ "team": [ { "email": "ANN@partner.example", "firstName": "Anna" } ] }""",
        """[{"op":"replace","path":"/team","value":[{"firstName":"Anna","email":"ANN@partner.example","emailValidationStatus":"Valid"}]}]""")]
    [InlineData(
        """{ "details": { "requirements": { "additionalRequirements": { "attributes": [ { "type": "SolutionArea", "id": "x" } ] } } } }""",
        """[{"op":"replace","path":"/details/requirements/additionalRequirements/attributes","value":[{"type":"SolutionArea","id":"x"},{"type":"PartnerRole","id":"Reseller"}]}]""")]
    public void What_differs_is_one_operation_each(string wanted, string patch)
    {
        var changes = Compare(wanted);

        Assert.False(changes.IsRefused);
        Assert.True(JToken.DeepEquals(JToken.Parse(patch), JToken.Parse(changes.Patch.ToJson())), changes.Patch.ToJson());
    }

    [Theory]
    [InlineData("""{ "customerProfile": { "address": { "city": "Bern" } } }""", "FrozenField")]
    [InlineData("""{ "consent": { "consentToShareReferralWithMicrosoftSellers": false } }""", "ShareTakenBack")]
    [InlineData("""{ "status": "New", "substatus": "Pending" }""", "IllegalMove")]
    public void What_the_service_would_refuse_is_a_fault_with_the_rows_place(string wanted, string code)
    {
        var changes = Compare(wanted);

        Assert.True(changes.IsRefused);
        var fault = Assert.Single(changes.Faults);
        Assert.Equal((code, 7L, 9L), (fault.Code, fault.Row, fault.Line));
    }

    [Fact]
    public void Help_that_was_not_asked_for_before_is_a_warning_and_the_rest_is_changed()
    {
        var changes = Compare("""{ "campaignId": "C" }""", DealType.CoSell);

        Assert.False(changes.IsRefused);
        Assert.Equal((FaultSeverity.Warning, "MicrosoftLegMissing"), (changes.Faults.Single().Severity, changes.Faults.Single().Code));
        Assert.Single(changes.Patch.Operations);
    }

    [Fact]
    public void The_referral_that_was_read_is_not_changed()
    {
        var current = JsonModel.View<Referral>(JObject.Parse(Current));
        var before = current.ToJson();
        Plan(current, Mapped("""{ "details": { "dealValue": 2, "notes": "x" }, "team": [] }""", null));

        Assert.Equal(before, current.ToJson());
    }

    private static EditPlan Compare(string wanted, DealType? dealType = null) => Plan(JsonModel.View<Referral>(JObject.Parse(Current)), Mapped(wanted, dealType));

    private static EditPlan Plan(Referral current, MappedReferral row) => FieldEdit.OfRow(row).Plan(new EditContext { Current = current, IsFresh = true });

    private static MappedReferral Mapped(string json, DealType? dealType) => new()
    {
        Referral = JsonModel.View<Referral>(JObject.Parse(json)),
        Faults = [],
        UnknownNames = [],
        DealType = dealType,
        ReferralId = "r1",
        Row = 7,
        Line = 9,
    };
}
