using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class PatchTests
{
    [Theory]
    [InlineData("DealValue", "50000", """[{"op":"replace","path":"/details/dealValue","value":50000}]""")]
    [InlineData("Details.DealValue", "50000", """[{"op":"replace","path":"/details/dealValue","value":50000}]""")]
    [InlineData("/details/dealValue", "50000", """[{"op":"replace","path":"/details/dealValue","value":50000}]""")]
    [InlineData("Estimated Deal Value", "50000", """[{"op":"replace","path":"/details/dealValue","value":50000}]""")]
    [InlineData("ClosingDate", "12/31/2026", """[{"op":"replace","path":"/details/closingDateTime","value":"2026-12-31T00:00:00Z"}]""")]
    [InlineData("SalesStage", "propose", """[{"op":"replace","path":"/salesStage","value":"Propose"}]""")]
    [InlineData("ShareWithMicrosoft", true, """[{"op":"replace","path":"/consent/consentToShareReferralWithMicrosoftSellers","value":true}]""")]
    [InlineData("Notes", "", """[{"op":"replace","path":"/details/notes","value":null}]""")]
    public void A_field_by_any_of_its_names_becomes_one_operation(string name, object value, string patch)
    {
        var plan = Plan(Active(), Set(name, value));

        Assert.Empty(plan.Faults);
        Assert.Equal(patch, plan.Patch.ToJson());
    }

    [Fact]
    public void A_property_the_referral_does_not_have_is_added()
    {
        var plan = Plan(Active(), Set("CampaignId", "C-7"));

        Assert.Equal("""[{"op":"add","path":"/campaignId","value":"C-7"}]""", plan.Patch.ToJson());
    }

    [Fact]
    public void Several_fields_make_one_document()
    {
        var plan = Plan(Active(), Set("DealValue", 1), Set("Currency", "EUR"), Set("Name", "New name"));

        Assert.Equal(["/details/dealValue", "/details/currency", "/name"], Paths(plan));
    }

    [Theory]
    [InlineData("DealValue", "42000")]
    [InlineData("DealValue", 42000.00)]
    [InlineData("ClosingDate", "2026-11-30")]
    [InlineData("ClosingDate", "2026-11-30T01:00:00+01:00")]
    [InlineData("Notes", "Old warehouse.")]
    [InlineData("CustomerName", "Bluewater & Sons")]
    [InlineData("ShareWithMicrosoft", "No")]
    [InlineData("SalesStage", "")]
    [InlineData("Solution", "SOL-1")]
    [InlineData("Team", "Noa, Frei, +41410000002, noa@partner.example")]
    [InlineData("MarketplaceIntent", "HaveNotDecided")]
    public void What_stands_already_is_not_sent(string name, object value)
    {
        var plan = Plan(Active(), Set(name, value));

        Assert.Empty(plan.Faults);
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Patch.Operations);
    }

    [Fact]
    public void Case_is_a_difference()
    {
        Assert.Equal(["/name"], Paths(Plan(Active(), Set("Name", "BLUEWATER data platform"))));
    }

    [Fact]
    public void An_element_is_appended_and_one_that_is_there_is_not()
    {
        var plan = Plan(
            Active(),
            Add("Team", "Eva, Berg, +41410000003, eva@partner.example"),
            Add("Team", "Noa, Frei, +41410000002, noa@partner.example"));

        Assert.Equal(["/team/-"], Paths(plan));
        Assert.Equal("eva@partner.example", (string?)JArray.Parse(plan.Patch.ToJson())[0]["value"]!["email"]);
    }

    [Fact]
    public void A_pointer_that_ends_in_a_dash_appends()
    {
        var plan = Plan(Active(), Set("/details/requirements/solutions/-", "SOL-2"));

        Assert.Equal(["/details/requirements/solutions/-"], Paths(plan));
    }

    [Fact]
    public void Elements_appended_to_a_list_that_does_not_exist_make_the_list()
    {
        var plan = Plan(Active(j => j.Remove("team")), Add("Team", "Eva, Berg, +41410000003, eva@partner.example"));

        Assert.Equal("/team", Assert.Single(plan.Patch.Operations).Path);
        Assert.Single(JArray.Parse(plan.Patch.ToJson())[0]["value"]!);
    }

    [Fact]
    public void Inside_a_list_the_list_is_replaced_because_no_other_path_is_published()
    {
        var plan = Plan(Active(), Set("Team[0].PhoneNumber", "+41410000099"));

        var operation = JArray.Parse(plan.Patch.ToJson())[0];
        Assert.Equal("/team", (string?)operation["path"]);
        Assert.Equal("+41410000099", (string?)operation["value"]![0]!["phoneNumber"]);
        Assert.Equal("noa@partner.example", (string?)operation["value"]![0]!["email"]);
    }

    [Fact]
    public void A_pair_is_changed_among_its_list()
    {
        var plan = Plan(Active(), Set("MarketplaceIntent", "Yes"), Set("AdditionalRequirements.Attributes[PartnerRole]", "Transaction"));

        var operation = Assert.Single(JArray.Parse(plan.Patch.ToJson()));
        Assert.Equal("/details/requirements/additionalRequirements/attributes", (string?)operation["path"]);
        Assert.Equal(
            """[{"type":"CustomerMarketplaceIntent","id":"Yes"},{"type":"PartnerRole","id":"Transaction"}]""",
            JsonText.Write(operation["value"]!));
    }

    [Fact]
    public void Below_an_object_that_does_not_exist_the_object_is_added_whole()
    {
        var plan = Plan(Active(j => j.Remove("inviteContext")), Set("InviteNotes", "Hello"), Set("HelpCode", "3"));

        Assert.Equal(
            """[{"op":"add","path":"/inviteContext","value":{"notes":"Hello","assistanceRequestCode":"ProofOfConceptOrDemo"}}]""",
            plan.Patch.ToJson());
    }

    [Fact]
    public void An_object_stands_for_its_properties()
    {
        var details = new InputObject { Fields = [new("DealValue", 7), new("Notes", "x")] };

        Assert.Equal(["/details/dealValue", "/details/notes"], Paths(Plan(Active(), Set("Details", details))));
    }

    [Fact]
    public void By_id_alone_the_values_are_replaced_and_a_list_element_needs_the_referral()
    {
        Assert.Equal("""[{"op":"replace","path":"/details/notes","value":"x"}]""", Plan(null, Set("Notes", "x")).Patch.ToJson());
        Assert.False(Plan(null, Set("Notes", "x")).NeedsRead);
        Assert.True(Plan(null, Set("Team[0].Email", "x@y.example")).NeedsRead);
        Assert.True(Plan(null, Set("MarketplaceIntent", "Yes")).NeedsRead);
    }

    [Fact]
    public void What_is_absent_from_a_piped_object_may_have_been_left_out_so_the_referral_is_read()
    {
        var edit = PartnerReferrals.Editing.FieldEdit.Read([Set("InviteNotes", "Hello")]);
        var piped = new PartnerReferrals.Editing.EditContext { Current = Active(), IsFresh = false, Now = Now };

        Assert.True(edit.Plan(piped).NeedsRead);
        Assert.False(edit.Plan(Known(Active())).NeedsRead);
    }

    [Fact]
    public void Planning_leaves_the_referral_alone()
    {
        var referral = Active();
        var before = referral.ToJson();

        Plan(referral, Set("DealValue", 1), Add("Team", "Eva, Berg, +41410000003, eva@partner.example"), Set("MarketplaceIntent", "No"));

        Assert.Equal(before, referral.ToJson());
    }

    [Fact]
    public void The_summary_names_fields_and_values_but_no_person()
    {
        var plan = Plan(
            Active(), Set("DealValue", 50000), Set("Notes", new string('n', 100)), Set("Team", "Eva, Berg, +41410000003, eva@partner.example"), Set("Team[0].Title", "Boss"));

        Assert.StartsWith("DealValue to 50000, Notes to 'nnn", plan.Summary, StringComparison.Ordinal);
        Assert.Contains("Team to 1 person", plan.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Eva", plan.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Boss", plan.Summary, StringComparison.Ordinal);
        Assert.True(plan.Summary.Length < 150, plan.Summary);
    }

    private static IEnumerable<string> Paths(PartnerReferrals.Editing.EditPlan plan)
    {
        foreach (var operation in plan.Patch.Operations)
        {
            yield return operation.Path;
        }
    }
}
