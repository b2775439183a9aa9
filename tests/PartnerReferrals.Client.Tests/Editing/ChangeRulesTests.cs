using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class ChangeRulesTests
{
    [Theory]
    [InlineData("CustomerName", "Other")]
    [InlineData("City", "Bern")]
    [InlineData("CustomerProfile.Address.Region", "ZG")]
    [InlineData("Duns", "123456789")]
    [InlineData("ConsentToShareInfo", "No")]
    [InlineData("ConsentToContact", "No")]
    [InlineData("MpnId", "99")]
    [InlineData("Type", "Shared")]
    [InlineData("EngagementId", "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a12")]
    public void Frozen_fields_are_refused(string name, string value)
    {
        Assert.Equal(["FrozenField"], Plan(Active(), Set(name, value)).Errors());
        Assert.Equal(["FrozenField"], Plan(null, Set(name, value)).Errors());
    }

    [Theory]
    [InlineData("Id", "1")]
    [InlineData("ETag", "x")]
    [InlineData("CreatedDateTime", "2026-01-01")]
    [InlineData("Direction", "Incoming")]
    public void What_the_service_sets_is_refused(string name, string value) =>
        Assert.Equal(["ReadOnlyField"], Plan(Active(), Set(name, value)).Errors());

    [Theory]
    [InlineData("Name", "Other")]
    [InlineData("Favorite", "Yes")]
    [InlineData("Details.Requirements.Industries", "Education")]
    public void What_is_on_no_published_list_is_sent_with_a_warning(string name, string value)
    {
        var plan = Plan(Active(), Set(name, value));

        Assert.Empty(plan.Errors());
        Assert.Equal(["UndocumentedChange"], plan.Faults.Select(f => f.Code));
        Assert.Single(plan.Patch.Operations);
    }

    [Fact]
    public void A_deal_type_is_refused_with_the_way_to_get_it()
    {
        var plan = Plan(Active(), Set("DealType", "CoSell"));

        Assert.Equal(["ReadOnlyField"], plan.Errors());
        Assert.Contains("New-PartnerSharedReferral", plan.Faults[0].Hint, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Won")]
    [InlineData("Lost")]
    [InlineData("Declined")]
    [InlineData("Expired")]
    [InlineData("Error")]
    public void An_ended_referral_takes_no_change_but_the_same_values_are_no_change(string substatus)
    {
        Assert.Equal(["TerminalReferral"], Plan(In("Closed", substatus), Set("Notes", "x"), Set("DealValue", 1)).Errors());
        Assert.Empty(Plan(In("Closed", substatus), Set("Notes", "Old warehouse.")).Faults);
    }

    [Fact]
    public void The_share_with_microsoft_cannot_be_taken_back()
    {
        var shared = Active(j => j["consent"]!["consentToShareReferralWithMicrosoftSellers"] = true);

        Assert.Equal(["ShareTakenBack"], Plan(shared, Set("ShareWithMicrosoft", false)).Errors());
        Assert.Empty(Plan(Active(), Set("ShareWithMicrosoft", true)).Faults);
    }

    [Theory]
    [InlineData("Contact", "Eva, Berg, +41410000003, eva@bluewater.example")]
    [InlineData("InviteNotes", "Hello")]
    [InlineData("HelpCode", "1")]
    public void What_a_help_request_freezes_is_refused_when_microsofts_leg_is_known_and_warned_of_when_it_may_exist(string name, string value)
    {
        var edit = FieldEdit.Read([Set(name, value)]);
        var shared = Active(j => j["type"] = "Shared");

        Assert.Equal(["FrozenByHelpRequest"], edit.Plan(Known(shared, connected: Active())).Errors());
        Assert.Equal(["FrozenByHelpRequest"], edit.Plan(Known(shared)).Warnings());
        Assert.Empty(edit.Plan(Known(shared)).Errors());
        Assert.DoesNotContain("FrozenByHelpRequest", edit.Plan(Known(Active())).Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Currency")]
    [InlineData("Status")]
    [InlineData("ShareWithMicrosoft")]
    public void Some_fields_cannot_be_emptied(string name) =>
        Assert.Equal(["RequiredField"], Plan(Active(j => j["consent"]!["consentToShareReferralWithMicrosoftSellers"] = true), Set(name, "")).Errors());

    [Fact]
    public void A_value_needs_a_currency()
    {
        var bare = Active(j => ((JObject)j["details"]!).Remove("currency"));

        Assert.Equal(["MissingCurrency"], Plan(bare, Set("DealValue", 5)).Errors());
        Assert.Empty(Plan(bare, Set("DealValue", 5), Set("Currency", "USD")).Errors());
    }

    [Fact]
    public void Fifty_are_the_limit_whatever_is_there_already()
    {
        var full = Active(j => j["team"] = new JArray(Enumerable.Range(0, 50).Select(i => new JObject { ["email"] = $"p{i}@partner.example" })));

        Assert.Equal(["TooManyTeamMembers"], Plan(full, Add("Team", "Eva, Berg, +41410000003, eva@partner.example")).Errors());
        Assert.Equal(["TooManySolutions"], Plan(Active(), Set("Solution", Enumerable.Range(0, 51).Select(i => $"SOL-{i}").ToArray())).Errors());
    }

    [Fact]
    public void A_path_nobody_published_is_sent_with_a_warning()
    {
        var plan = Plan(Active(), Set("Qualification", "MarketingQualified"));

        Assert.Empty(plan.Errors());
        Assert.Equal(["UndocumentedChange"], plan.Warnings());
        Assert.Single(plan.Patch.Operations);
    }

    [Fact]
    public void Registrations_have_a_cmdlet_of_their_own()
    {
        var plan = Plan(Active(), Set("/registrations/0/contract/value", 30000));

        Assert.Equal(["RegistrationField"], plan.Errors());
        Assert.Contains("Register-PartnerReferral", plan.Faults[0].ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DealVallue", "UnknownField", "DealValue")]
    [InlineData("/details/dealVallue", "UnknownField", "")]
    [InlineData("/DealValue", "UnknownField", "")]
    [InlineData("Team.Email", "MissingIndex", "Team[0].Email")]
    [InlineData("DealValue/-", "NotAList", "")]
    [InlineData("/details/dealValue/-", "NotAList", "")]
    public void Names_that_cannot_be_meant_are_refused(string name, string code, string hint)
    {
        var fault = Assert.Single(FieldEdit.Read([Set(name, "1")]).Faults);

        Assert.Equal(code, fault.Code);
        Assert.Contains(hint, fault.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Values_go_through_the_mappers_converters()
    {
        var faults = FieldEdit.Read([Set("DealValue", "1,000"), Set("Currency", "XXZ"), Set("Status", "Open"), Set("ShareWithMicrosoft", "perhaps")]).Faults;

        Assert.Equal(["InvalidNumber", "InvalidCurrency", "InvalidWord", "InvalidBoolean"], faults.Select(f => f.Code));
    }

    [Fact]
    public void One_field_under_two_names_must_not_have_two_values()
    {
        Assert.Equal("DuplicateField", Assert.Single(FieldEdit.Read([Set("DealValue", 1), Set("/details/dealValue", 2)]).Faults).Code);
        Assert.Empty(FieldEdit.Read([Set("DealValue", 1), Set("/details/dealValue", 1)]).Faults);
    }

    [Fact]
    public void An_element_that_is_not_there_cannot_be_changed() =>
        Assert.Equal(["NoSuchElement"], Plan(Active(), Set("Team[3].Email", "x@partner.example")).Errors());

    [Fact]
    public void Every_code_is_in_the_list_of_all_codes()
    {
        var all = FaultCodeIndex.All.Select(c => c.Code).ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Contains("ShareTakenBack", all);
        Assert.Contains("RegistrationNotWon", all);
    }
}
