using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What a row asks to change of an existing referral: only what it gives, and no more than differs.</summary>
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

    [Theory]
    [InlineData("""{ "eTag": "y" }""")]
    [InlineData("""{ "engagementId": "e2" }""")]
    [InlineData("""{ "Target": [ { "id": "msft" } ], "ID": "r2" }""")]
    public void What_tells_the_referral_apart_is_never_changed_by_a_row(string wanted)
    {
        var changes = Compare(wanted);

        Assert.Empty(changes.Changes);
        Assert.True(FieldEdit.OfRow(Mapped(wanted, null)).IsEmpty);
    }

    [Fact]
    public void What_the_row_clears_is_emptied_beside_what_it_gives()
    {
        var changes = Plan(View(Current), Mapped("""{ "campaignId": "C" }""", null, "DealValue", "Team"));

        Assert.Empty(changes.Faults);
        Assert.Equal(
            """[{"op":"add","path":"/campaignId","value":"C"},{"op":"replace","path":"/details/dealValue","value":null},{"op":"replace","path":"/team","value":[]}]""",
            changes.Patch.ToJson());
    }

    [Fact]
    public void What_cannot_be_cleared_is_told_with_the_rows_place()
    {
        var fault = Assert.Single(Plan(View(Current), Mapped("{}", null, "DealType")).Faults);

        Assert.Equal(("ReadOnlyField", "DealType", 7L), (fault.Code, fault.Field, fault.Row));
    }

    /// <summary>A state of which this module knows nothing is not asked for by a row that repeats it.</summary>
    [Theory]
    [InlineData("Active", "Novel", """{ "status": "Active", "substatus": "Novel", "campaignId": "C" }""", "", "/campaignId")]
    [InlineData("Active", "Novel", """{ "status": "Active", "campaignId": "C" }""", "", "/campaignId")]
    [InlineData("Active", "Accepted", """{ "status": "Closed", "substatus": "Won", "campaignId": "C" }""", "", "/status /substatus /campaignId")]
    [InlineData("Active", "Accepted", """{ "status": "Active", "substatus": "Novel" }""", "IllegalState", "/status /substatus")]
    public void A_row_that_gives_the_state_there_is_asks_for_no_other(string status, string substatus, string wanted, string fault, string paths)
    {
        var current = View(Current);
        (current.Status, current.Substatus) = (status, substatus);
        var changes = Plan(current, Mapped(wanted, null));

        Assert.Equal(fault, string.Join(" ", changes.Faults.Select(f => f.Code)));
        Assert.Equal(paths, string.Join(" ", changes.Patch.Operations.Select(o => o.Path)));
    }

    [Fact]
    public void By_id_alone_all_that_the_row_gives_is_asked_for()
    {
        var row = Mapped("""{ "status": "Closed", "substatus": "Won", "details": { "dealValue": 5 }, "team": [ { "email": "a@b.example" } ], "novelty": 1, "details2": { "a": [ 1 ] } }""", DealType.CoSell);
        var changes = FieldEdit.OfRow(row).Plan(new EditContext());

        Assert.Empty(changes.Faults);
        Assert.Equal("Status to 'Closed', Substatus to 'Won', DealValue to 5, Team to 1 person", changes.Summary);
    }

    [Theory]
    [InlineData(DealType.CoSell, "Independent", true)]
    [InlineData(DealType.CoSell, "Shared", false)]
    [InlineData(DealType.PartnerLed, "Independent", false)]
    [InlineData(DealType.Private, "Shared", false)]
    [InlineData(null, "Independent", false)]
    public void Only_a_row_that_asks_for_help_is_told_that_it_cannot_bring_it(DealType? dealType, string type, bool isTold)
    {
        var current = View(Current);
        current.Type = type;

        var fault = Plan(current, Mapped("{}", dealType)).Faults.SingleOrDefault();
        Assert.Equal(isTold ? ("MicrosoftLegMissing", "DealType", ImportFaultCodes.MicrosoftLegMissing.Meaning, ImportFaultCodes.MicrosoftLegMissing.RecommendedAction) : default, (fault?.Code, fault?.Field, fault?.Message, fault?.Hint));
    }

    [Theory]
    [InlineData(null, """[{"email":"a@b.example"}]""", """[{"email":"a@b.example"}]""")]
    [InlineData("[]", """[{"email":"a@b.example"}]""", """[{"email":"a@b.example"}]""")]
    [InlineData("""[{"email":"a@b.example","title":"x"},{"email":"c@d.example"}]""", """[{"email":"a@b.example"}]""", """[{"email":"a@b.example","title":"x"}]""")]
    [InlineData("""[{"email":"a@b.example"}]""", """[{"email":"c@d.example"},{"email":"A@B.example"}]""", """[{"email":"c@d.example"},{"email":"A@B.example"}]""")]
    [InlineData("""[{"id":"1","email":"a@b.example","title":"x"}]""", """[{"id":"1","email":"c@d.example"}]""", """[{"id":"1","email":"c@d.example"}]""")]
    [InlineData("""[{"Email":"a@b.example","Title":"x","tags":["1"]}]""", """[{"email":"a@b.example","title":"y","tags":["2"]}]""", """[{"Email":"a@b.example","Title":"y","tags":["2"]}]""")]
    [InlineData("""["x",{"title":"x"}]""", """[{"title":"x"},{"title":"y"}]""", """[{"title":"x"},{"title":"y"}]""")]
    public void A_list_is_what_the_row_says_with_what_the_service_knows_of_each_element(string? present, string wanted, string sent)
    {
        var current = View(Current);
        current.Json.Remove("team");
        if (present is not null)
        {
            current.Json["team"] = JToken.Parse(present);
        }

        var operation = Assert.Single(Plan(current, Mapped($$"""{ "team": {{wanted}} }""", null)).Patch.Operations);
        Assert.Equal(("/team", sent), (operation.Path, JsonText.Write((JToken)operation.Value!)));
    }

    [Theory]
    [InlineData("""[{"type":"PartnerRole","id":"Transaction"}]""", """[{"type":"PartnerRole","id":"Transaction"},{"type":"Own","id":"Reseller"}]""")]
    [InlineData("""[{"type":"partnerrole","id":"Transaction"}]""", """[{"type":"partnerrole","id":"Transaction"},{"type":"Own","id":"Reseller"}]""")]
    [InlineData("""[{"type":"SolutionArea","id":"Reseller"}]""", """[{"type":"SolutionArea","id":"Reseller"},{"type":"PartnerRole","id":"Reseller"},{"type":"Own","id":"Reseller"}]""")]
    [InlineData("""[{"type":"Own","id":"reseller"}]""", null)]
    [InlineData("""[{"type":"Own","id":"Reseller"},{"type":"PartnerRole","id":"Reseller"}]""", null)]
    public void A_pair_of_the_row_takes_the_place_of_the_one_of_its_key(string wanted, string? sent)
    {
        var current = View(Current);
        ((JArray)current.Json.SelectToken("details.requirements.additionalRequirements.attributes")!).Add(new JObject { ["type"] = "Own", ["id"] = "Reseller" });

        var patch = Plan(current, Mapped($$"""{ "details": { "requirements": { "additionalRequirements": { "attributes": {{wanted}} } } } }""", null)).Patch;
        Assert.Equal(sent, patch.Operations.Count == 0 ? null : JsonText.Write((JToken)Assert.Single(patch.Operations).Value!));
    }

    /// <summary>A row rarely says what a solution is, and it is read as one of the catalogue then.</summary>
    [Theory]
    [InlineData("""[{"id":"a","type":"Name"}]""", null)]
    [InlineData("""[{"id":"A","type":"Name","price":5}]""", """[{"id":"A","type":"Category","price":5}]""")]
    [InlineData("""[{"id":"A","type":"Microsoft"}]""", """[{"id":"A","type":"Microsoft"}]""")]
    [InlineData("""[{"id":"B","type":"Name"}]""", """[{"id":"B","type":"Name"}]""")]
    [InlineData("""[{"id":"A","type":"Name"},{"id":"B","type":"Name"}]""", """[{"id":"A","type":"Category"},{"id":"B","type":"Name"}]""")]
    public void What_the_service_knows_of_a_solutions_kind_is_kept(string wanted, string? sent)
    {
        var current = View(Current);
        current.Json["details"]!["requirements"]!["solutions"] = JToken.Parse("""[{"id":"A","type":"Category"}]""");
        var row = Mapped($$"""{ "details": { "requirements": { "solutions": {{wanted}} } } }""", null);
        var before = row.Referral.ToJson();

        var patch = Plan(current, row).Patch;
        Assert.Equal(sent, patch.Operations.Count == 0 ? null : JsonText.Write((JToken)Assert.Single(patch.Operations).Value!));
        Assert.Equal(before, row.Referral.ToJson());
    }

    private static Referral View(string json) => JsonModel.View<Referral>(JObject.Parse(json));

    private static EditPlan Compare(string wanted, DealType? dealType = null) => Plan(JsonModel.View<Referral>(JObject.Parse(Current)), Mapped(wanted, dealType));

    private static EditPlan Plan(Referral current, MappedReferral row) => FieldEdit.OfRow(row).Plan(new EditContext { Current = current, IsFresh = true });

    private static MappedReferral Mapped(string json, DealType? dealType, params string[] cleared) => new()
    {
        Referral = JsonModel.View<Referral>(JObject.Parse(json)),
        Faults = [],
        UnknownNames = [],
        DealType = dealType,
        Cleared = [.. cleared.Select(name => FieldTable.Find(name)!)],
        ReferralId = "r1",
        Row = 7,
        Line = 9,
    };
}
