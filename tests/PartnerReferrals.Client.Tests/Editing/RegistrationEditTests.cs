using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;
using static PartnerReferrals.Client.Tests.Editing.Deals;
using static PartnerReferrals.Client.Tests.Editing.Registrations;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>A registration on its way into a patch: what is read for it, what is added to it, and which of a deal's registrations it is for.</summary>
public sealed class RegistrationEditTests
{
    [Theory]
    [InlineData("ContractValue", "Contract.Value")]
    [InlineData("Currency", "Contract.Currency")]
    [InlineData("StartDate", "Contract.StartDateTime")]
    [InlineData("EndDate", "Contract.EndDateTime")]
    [InlineData("SignDate", "Contract.SignDateTime")]
    [InlineData("Term", "Contract.Term")]
    [InlineData("Solution", "SolutionDetails")]
    [InlineData("SolutionId", "SolutionDetails[0].Id")]
    [InlineData("SolutionName", "SolutionDetails[0].Name")]
    [InlineData("SolutionValue", "SolutionDetails[0].Value")]
    [InlineData("SolutionCurrency", "SolutionDetails[0].Currency")]
    [InlineData("DeployedOnAzure", "SolutionDetails[0].IsDeployedOnAzure")]
    [InlineData("PrimaryDeploymentOn", "SolutionDetails[0].PrimaryDeploymentOn")]
    [InlineData("PricingModel", "SolutionDetails[0].PricingModel")]
    [InlineData("MarketplaceTransacted", "SolutionDetails[0].MarketplaceTransactionDetails.IsMarketplaceTransacted")]
    [InlineData("MarketplaceDate", "SolutionDetails[0].MarketplaceTransactionDetails.MarketplaceTransactionDateTime")]
    public void A_short_name_leads_to_its_part_in_any_case(string name, string path)
    {
        Assert.Contains(name, RegistrationEdit.Names);
        Assert.Equal("Registrations[0]." + path, RegistrationEdit.Find(name)?.Text);
        Assert.Equal("Registrations[0]." + path, RegistrationEdit.Find(name.ToUpperInvariant())?.Text);
        Assert.Equal("Registrations[0]." + path, RegistrationEdit.Find(path)?.Text);
    }

    [Fact]
    public void There_are_no_other_short_names()
    {
        Assert.Equal(16, RegistrationEdit.Names.Count);
        Assert.Null(RegistrationEdit.Find("Colour"));
    }

    [Fact]
    public void A_fault_of_a_value_names_its_field_and_what_the_user_wrote()
    {
        var fault = Assert.Single(Read(new() { ["contractvalue"] = "much", ["Term"] = "Finite" }).Faults);
        Assert.Equal(("Registrations[0].Contract.Value", "contractvalue"), (fault.Field, fault.Column));

        Assert.Equal("UnknownField Registrations[0].Contract.Colour", Read(new() { ["Contract.Colour"] = "red" }).Faults.Told());
    }

    /// <summary>A registration that was read and given back.</summary>
    [Theory]
    [InlineData("Id", "1")]
    [InlineData("RegistrationDateTime", "2026-05-30")]
    [InlineData("Status", "Approved")]
    [InlineData("StatusReason", "It is right.")]
    [InlineData("StatusHistory", "{}")]
    public void What_the_service_sets_is_left_out(string name, string value)
    {
        var edit = Read(new() { [name] = value });

        Assert.Empty(edit.Faults);
        Assert.True(edit.IsEmpty);
        Assert.Equal(Register(Won(), Good).Patch.ToJson(), Register(Won(), new(Good) { [name] = value }).Patch.ToJson());
    }

    [Fact]
    public void An_edit_is_empty_while_it_says_nothing()
    {
        Assert.True(RegistrationEdit.Read([]).IsEmpty);
        Assert.False(Read(new() { ["Term"] = "Finite" }).IsEmpty);
        Assert.False(Read(new() { ["Term"] = null }).IsEmpty);
    }

    [Theory]
    [InlineData("ContractValue=1", false, false)]
    [InlineData("SignDate=2026-05-20", false, true)]
    [InlineData("StartDate=2026-05-20, MarketplaceDate=2026-05-20", false, false)]
    [InlineData("ContractValue=1", true, true)]
    [InlineData("SignDate=2026-05-20", true, true)]
    public void Microsofts_leg_is_asked_for_a_new_registration_and_for_a_date_it_is_held_against(string values, bool isNew, bool needsConnected)
    {
        var edit = Read(Values(values), isNew ? RegistrationMode.New : RegistrationMode.Correct | RegistrationMode.Exception);

        Assert.Equal(needsConnected, edit.NeedsConnected(Won()));
    }

    [Fact]
    public void A_registration_of_nothing_gets_its_type_and_the_deals_solution()
    {
        var plan = Register(Won(), []);

        Assert.Equal("""[{"op":"add","path":"/registrations/-","value":{"type":"AzureIPCoSell","solutionDetails":[{"id":"SOL-1"}]}}]""", plan.Patch.ToJson());
        Assert.Equal(
            "RegistrationMissingContractValue ContractValue; RegistrationMissingEndDate EndDate; RegistrationMissingField SignDate; RegistrationMissingField StartDate; "
            + "RegistrationMissingField SolutionValue; RegistrationMissingField SolutionCurrency; RegistrationMissingField DeployedOnAzure; "
            + "RegistrationMissingField PrimaryDeploymentOn; RegistrationMissingField PricingModel; RegistrationMissingField MarketplaceTransacted",
            plan.Faults.Told());
    }

    [Fact]
    public void A_type_that_is_given_stands_once()
    {
        var plan = Register(Won(), new(Good) { ["Type"] = "AzureIPCoSell" });

        Assert.Empty(plan.Faults);
        Assert.Single(((JObject)plan.Changes[0].Value).Properties(), property => property.Name == "type");
    }

    /// <summary>The solution's other parts stay beside the id that is filled in.</summary>
    [Fact]
    public void The_deals_only_solution_is_filled_in_before_the_parts_that_are_given() =>
        Assert.Equal(Register(Won(), Good).Patch.ToJson(), Register(Won(), GoodWithout("SolutionId")).Patch.ToJson());

    [Theory]
    [InlineData("""[]""", null)]
    [InlineData("""[{"id":""}]""", null)]
    [InlineData("""[{"id":null}]""", null)]
    [InlineData("""[{"id":"SOL-7"}]""", "SOL-7")]
    [InlineData("""[{"id":"SOL-7"},{"id":"SOL-8"}]""", null)]
    public void Only_a_deal_with_one_solution_tells_which_is_meant(string solutions, string? id)
    {
        var plan = Register(Won(deal => deal["details"]!["requirements"]!["solutions"] = JArray.Parse(solutions)), GoodWithout("SolutionId"));

        Assert.Equal(id, (string?)plan.Changes[0].Value.SelectToken("solutionDetails[0].id"));
        Assert.Equal(id is null, plan.IsRefused);
    }

    [Theory]
    [InlineData("details")]
    [InlineData("details.requirements")]
    public void A_deal_that_tells_of_no_solutions_is_refused_and_fills_in_none(string missing)
    {
        var plan = Register(Won(deal => deal.SelectToken(missing)!.Replace(JValue.CreateNull())), GoodWithout("SolutionId"));

        Assert.Equal("RegistrationWithoutDealSolution Solution", plan.Faults.Told());
        Assert.Null(plan.Changes[0].Value.SelectToken("solutionDetails[0].id"));
    }

    /// <summary>Who empties the id does not mean the deal's, and of two solutions each has its own.</summary>
    [Fact]
    public void No_id_is_filled_in_where_one_was_emptied_or_several_are_registered()
    {
        Assert.Equal("RegistrationMissingSolution SolutionId", Register(Won(), new(Good) { ["SolutionId"] = "" }).Faults.Told());

        var one = new InputObject { Fields = [new("Value", 1), new("Currency", "USD")] };
        var plan = Register(Won(), new(GoodWithout([.. Good.Keys.Where(k => k.StartsWith("Solution", System.StringComparison.Ordinal))])) { ["Solution"] = new object[] { one, one } });
        Assert.Contains("RegistrationMissingSolution", plan.Errors());
        Assert.Equal([null, null], plan.Changes[0].Value["solutionDetails"]!.Select(s => (string?)s["id"]));
    }

    [Fact]
    public void A_list_that_was_emptied_is_filled_with_the_deals_solution()
    {
        var contract = Good.Take(6).Append(new("Solution", null)).ToDictionary(v => v.Key, v => v.Value);

        Assert.Equal("""[{"id":"SOL-1"}]""", Register(Won(), contract).Changes[0].Value["solutionDetails"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("EndDate=2027-05-25", "Finite")]
    [InlineData("EndDate=2027-05-25, Term=Perpetual", "Perpetual")]
    [InlineData("EndDate=", null)]
    [InlineData("ContractValue=1", null)]
    public void An_end_says_the_term_where_nobody_does(string values, string? term) =>
        Assert.Equal(term, (string?)Register(Won(), Values(values)).Changes[0].Value["contract"]!["term"]);

    [Fact]
    public void Without_any_part_of_it_no_contract_is_made_up() => Assert.Null(Register(Won(), Values("SolutionId=SOL-1")).Changes[0].Value["contract"]);

    [Theory]
    [InlineData("ReviewPending", "The deal has a registration already (ReviewPending).")]
    [InlineData("ActionRequired", "The deal has a registration already (ActionRequired).")]
    [InlineData("Approved", "The deal has a registration already (Approved).")]
    [InlineData("Passed", "The deal has a registration already (Passed).")]
    [InlineData(null, "The deal has a registration already.")]
    [InlineData("Failed", null)]
    [InlineData("Closed", null)]
    public void What_failed_or_was_closed_is_registered_anew_and_nothing_else(string? status, string? refused)
    {
        var registration = status is null ? Json() : Json($$"""{"status":"{{status}}"}""");

        var faults = Register(Holding(registration), new(Good) { ["ContractValue"] = 40000 }).Faults;

        Assert.Equal(refused is null ? "" : "RegistrationExists Registrations", faults.Told());
        Assert.All(faults, fault => Assert.Equal((refused, "Use -Correct to correct it."), (fault.Message, fault.Hint)));
    }

    [Fact]
    public void A_deal_whose_registrations_all_failed_gets_a_whole_one_more()
    {
        var deal = Holding(Json("""{"status":"Failed","contract":{"value":1}}"""), Json("""{"status":"Closed","contract":{"value":2}}"""));

        foreach (var mode in new[] { RegistrationMode.New, RegistrationMode.SkipRegistered })
        {
            var plan = Register(deal, Good, mode);
            Assert.Empty(plan.Faults);
            Assert.Equal(Register(Won(), Good).Patch.ToJson(), plan.Patch.ToJson());
            Assert.Equal(3, JsonModel.View<Referral>(plan.After!).Registrations!.Length);
            Assert.Equal(deal.Json, plan.Before);
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("null")]
    public void A_deal_may_tell_of_no_registrations_at_all(string registrations)
    {
        var deal = Won(json => json["registrations"] = JValue.CreateNull());
        if (registrations == "missing")
        {
            deal.Json.Remove("registrations");
        }

        Assert.Empty(Register(deal, Good).Faults);
        Assert.Single(Register(deal, Good, RegistrationMode.SkipRegistered).Patch.Operations);
        Assert.Equal("RegistrationMissing Registrations", Register(deal, Values("ContractValue=40000"), RegistrationMode.Correct).Faults.Told());
    }

    [Fact]
    public void The_same_registration_again_is_neither_sent_nor_judged() => Assert.Empty(Register(Registered("Approved"), Good).Faults);

    [Theory]
    [InlineData("Type=AzureIPCoSell", false)]
    [InlineData("SolutionCurrency=EUR", false)]
    [InlineData("Currency=EUR", true)]
    [InlineData("ContractValue=30001", true)]
    [InlineData("EndDate=2028-05-25", true)]
    [InlineData("SolutionValue=1", true)]
    [InlineData("DeployedOnAzure=No", true)]
    [InlineData("PricingModel=PayAsYouGo", true)]
    [InlineData("MarketplaceTransacted=Yes", true)]
    public void A_registered_deal_is_left_alone_and_what_reads_back_is_compared(string other, bool differs)
    {
        var deal = ReadBack("ReviewPending");

        var plan = Register(deal, new(Good) { [other.Split('=')[0]] = other.Split('=')[1] }, RegistrationMode.SkipRegistered);

        Assert.Equal(differs ? "warning RegistrationDiffers Registrations" : "", plan.Faults.Told());
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Patch.Operations);
        Assert.False(plan.NeedsRead);
        Assert.Same(deal.Json, plan.Before);
    }

    /// <summary>The first one failed and had other values.</summary>
    [Fact]
    public void A_row_is_held_against_the_registration_that_counts()
    {
        var deal = Holding(Json("""{"status":"Failed","contract":{"value":1}}"""), Json("""{"status":"Approved"}"""), Json("""{"status":"Closed","contract":{"value":2}}"""));

        Assert.Empty(Register(deal, Good, RegistrationMode.SkipRegistered).Faults);
        Assert.Equal("warning RegistrationDiffers Registrations", Register(deal, Values("ContractValue=1"), RegistrationMode.SkipRegistered).Faults.Told());
    }

    [Fact]
    public void What_was_wrong_with_the_values_is_said_whatever_becomes_of_them()
    {
        var edit = Read(new(Good) { ["Term"] = "soon" }, RegistrationMode.SkipRegistered);

        Assert.StartsWith("InvalidWord Registrations[0].Contract.Term", Assert.Single(edit.Plan(Known(Registered("Approved"))).Faults.Select(f => new[] { f }.Told())));
        Assert.StartsWith("InvalidWord Registrations[0].Contract.Term", edit.Plan(Known(Won())).Faults.Told());
    }

    private static EditPlan Register(Referral deal, Dictionary<string, object?> values, RegistrationMode mode = RegistrationMode.New) => Read(values, mode).Plan(Known(deal));
}
