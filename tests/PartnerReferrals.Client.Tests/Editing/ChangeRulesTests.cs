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
    [InlineData("Substatus")]
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

    [Theory]
    [InlineData("Target", """[{"Id":"x"}]""", "FrozenField")]
    [InlineData("Target[0].Id", "x", "FrozenField")]
    [InlineData("CustomerProfile.Ids[0].Id", "x", "FrozenField")]
    [InlineData("CustomerIds", """[{"ProfileType":"Duns","Id":"123456789"}]""", "FrozenField")]
    [InlineData("Team[0].EmailValidationStatus", "Invalid", "ReadOnlyField")]
    [InlineData("TrackingInfo.MicrosoftMsxId", "x", "ReadOnlyField")]
    [InlineData("Registrations[0].Contract.Currency", "CHF", "RegistrationField")]
    [InlineData("CustomerSize", "1to9employees", "UndocumentedChange")]
    [InlineData("PartnerRole", "Transaction", "UndocumentedChange")]
    [InlineData("Team[0].Title", "Boss", "")]
    [InlineData("Team[0].ContactPreference.Locale", "en-us", "")]
    [InlineData("Solutions[0].Quantity", "2", "")]
    [InlineData("Contacts[0].Title", "Boss", "")]
    public void What_holds_for_a_list_or_an_object_holds_for_all_in_it(string name, string value, string code)
    {
        var deal = Active(j =>
        {
            j["target"] = new JArray(new JObject { ["id"] = "1" });
            j["customerProfile"]!["ids"] = new JArray(new JObject { ["profileType"] = "External", ["id"] = "1" });
        });

        Assert.Equal(code, string.Join(" ", Plan(deal, Set(name, value[0] == '[' ? Inputs.List(value) : value)).Faults.Select(f => f.Code)));
    }

    [Theory]
    [InlineData("City", "Bern", "FrozenField", "City", "'Bern'", "It cannot change once the referral exists.", "Create a new referral, or leave it as it is.")]
    [InlineData("City", "", "FrozenField", "City", null, "It cannot change once the referral exists.", "Create a new referral, or leave it as it is.")]
    [InlineData("CreatedDateTime", "2026-01-01", "ReadOnlyField", "CreatedDateTime", "'2026-01-01T00:00:00Z'", "The service sets it itself.", "Leave it out.")]
    [InlineData("Name", "", "RequiredField", "Name", null, "It cannot be emptied.", "Any text.")]
    [InlineData("ConsentToContact", "No", "FrozenField", "ConsentToContact", "No", "It cannot change once the referral exists.", "Create a new referral, or leave it as it is.")]
    [InlineData("Favorite", "Yes", "UndocumentedChange", "Favorite", "Yes", "No source says that the service lets it be changed; it is sent as it is.", "Leave it out if the service refuses.")]
    [InlineData("Team[0].EmailValidationStatus", "Invalid", "ReadOnlyField", "Team[0].EmailValidationStatus", "(not shown)", "The service sets it itself.", "Leave it out.")]
    [InlineData("Industry", "Education", "UndocumentedChange", "Industry", null, "No source says that the service lets it be changed; it is sent as it is.", "Leave it out if the service refuses.")]
    public void It_is_told_what_is_wrong_with_which_value_and_what_to_do(string name, string value, string code, string field, string? shown, string message, string hint)
    {
        var fault = Assert.Single(Plan(Active(), Set(name, value)).Faults);

        Assert.Equal((code, field, shown, message, hint), (fault.Code, fault.Field, fault.Value, fault.Message, fault.Hint));
    }

    [Theory]
    [InlineData("Closed", "Won", "Only deal registration is left: Register-PartnerReferral.")]
    [InlineData("closed", "won", "Only deal registration is left: Register-PartnerReferral.")]
    [InlineData("Closed", "Lost", "Create a new referral if the deal lives again.")]
    public void An_ended_referral_is_told_once_with_its_state(string status, string substatus, string hint)
    {
        var fault = Assert.Single(Plan(In(status, substatus), Set("DealValue", 1), Set("City", "Bern")).Faults);

        Assert.Equal((FaultSeverity.Error, "DealValue", $"The referral is {status}/{substatus}, which is final: it takes no more changes.", hint), (fault.Severity, fault.Field, fault.Message, fault.Hint));
    }

    /// <summary>By id alone nobody knows whether the deal is shared with Microsoft.</summary>
    [Theory]
    [InlineData(true, "No", "ShareTakenBack")]
    [InlineData(true, "Yes", "")]
    [InlineData(false, "Yes", "")]
    [InlineData(false, "No", "")]
    [InlineData(null, "No", "")]
    public void Only_a_share_that_is_known_can_be_taken_back(bool? isShared, string value, string code)
    {
        var deal = Active(j => j["consent"]!["consentToShareReferralWithMicrosoftSellers"] = isShared);

        Assert.Equal(code, string.Join(" ", Plan(deal, Set("ShareWithMicrosoft", value)).Errors()));
        Assert.Empty(Plan(null, Set("ShareWithMicrosoft", value)).Faults);
        Assert.Empty(Plan(Active(j => j.Remove("consent")), Set("ShareWithMicrosoft", value)).Faults);
    }

    [Theory]
    [InlineData("Contacts[0].Title", "Boss")]
    [InlineData("/customerProfile/team/-", "Eva, Berg, +41410000003, eva@bluewater.example")]
    public void Each_contact_is_frozen_by_a_help_request_too(string name, string value)
    {
        var edit = FieldEdit.Read([Set(name, value)]);
        var fault = Assert.Single(edit.Plan(Known(Active(j => j["type"] = "shared"))).Faults);

        Assert.Equal((FaultSeverity.Warning, "FrozenByHelpRequest", "It cannot change once Microsoft's help was asked for. It is sent as it is."), (fault.Severity, fault.Code, fault.Message));
        Assert.Equal("It cannot change once Microsoft's help was asked for.", Assert.Single(edit.Plan(Known(Active(), connected: Active())).Faults).Message);
        Assert.Empty(edit.Plan(Known(Active(j => j.Remove("type")))).Faults);
        Assert.Empty(edit.Plan(Unknown).Faults);
        Assert.Empty(FieldEdit.Read([Set("Team[0].Title", "Boss")]).Plan(Known(Active(), connected: Active())).Faults);
    }

    [Theory]
    [InlineData("DealValue", "5", null, "MissingCurrency")]
    [InlineData("DealValue", "5", "", "MissingCurrency")]
    [InlineData("DealValue", "5", "CHF", "")]
    [InlineData("DealValue", "", null, "")]
    [InlineData("Notes", "x", null, "")]
    public void A_value_needs_a_currency_where_it_is_changed(string name, string value, string? currency, string code)
    {
        var plan = Plan(Active(j => j["details"]!["currency"] = currency is null ? JValue.CreateNull() : currency), Set(name, value));

        Assert.Equal(code, string.Join(" ", plan.Faults.Select(f => f.Code)));
        Assert.All(plan.Faults, f => Assert.Equal(("DealValue", FaultCodes.MissingCurrency.Meaning, FaultCodes.MissingCurrency.RecommendedAction), (f.Field, f.Message, f.Hint)));
    }

    [Theory]
    [InlineData("team", "Team", 49, false)]
    [InlineData("team", "Team", 50, true)]
    [InlineData("solutions", "Solution", 49, false)]
    [InlineData("solutions", "Solution", 50, true)]
    public void Fifty_there_may_be_and_not_one_more(string list, string name, int present, bool isRefused)
    {
        var deal = Full(list, present);
        object one = list == "team" ? "Eva, Berg, +41410000003, eva@partner.example" : "SOL-X";
        var code = list == "team" ? FaultCodes.TooManyTeamMembers : FaultCodes.TooManySolutions;

        var faults = Plan(deal, Add(name, one)).Faults;
        Assert.Equal(isRefused ? [(code.Code, name, code.Meaning, code.RecommendedAction)] : [], faults.Select(f => (f.Code, f.Field, f.Message, f.Hint)));
        Assert.Empty(Plan(Full(list, 51), Set("Notes", "x")).Faults);
        Assert.Equal([code.Code], Plan(Full(list, 51), Set("Solutions[0].Name", "x"), Set("Team[0].Title", "x")).Errors());
    }

    [Theory]
    [InlineData("""[{"Id":"A"},{"Name":"B"}]""", "MissingSolutionId")]
    [InlineData("""[{"Name":"B"}]""", "MissingSolutionId")]
    [InlineData("""[{"Id":"A"},{"Id":"B"}]""", "")]
    [InlineData("[]", "")]
    public void Every_solution_needs_an_id(string solutions, string code)
    {
        var plan = Plan(Active(), Set("Solutions", Inputs.List(solutions)));

        Assert.Equal(code, string.Join(" ", plan.Faults.Select(f => f.Code)));
        Assert.All(plan.Faults, f => Assert.Equal((FaultSeverity.Error, "Solutions", FaultCodes.MissingSolutionId.Meaning, FaultCodes.MissingSolutionId.RecommendedAction), (f.Severity, f.Field, f.Message, f.Hint)));
        Assert.Equal(["MissingSolutionId"], Plan(Active(), Set("Solutions[0].Id", " ")).Errors());
    }

    [Fact]
    public void Everything_wrong_with_a_change_is_told_at_once() => Assert.Equal(
        ["FrozenField", "RequiredField", "UndocumentedChange", "MissingCurrency", "MissingSolutionId"],
        Plan(Active(j => j["details"]!["currency"] = null), Set("City", "Bern"), Set("Name", ""), Set("Favorite", true), Set("DealValue", 5), Set("Solutions[0].Id", "")).Faults.Select(f => f.Code));

    private static Referral Full(string list, int count) => Active(j =>
    {
        var owner = list == "team" ? j : (JObject)j["details"]!["requirements"]!;
        owner[list] = new JArray(Enumerable.Range(0, count).Select(i => new JObject { ["id"] = $"SOL-{i}", ["email"] = $"p{i}@partner.example" }));
    });
}
