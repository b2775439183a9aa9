using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class RegistrationTests
{
    private static readonly Dictionary<string, object?> Good = new()
    {
        ["ContractValue"] = 30000, ["Currency"] = "USD", ["StartDate"] = "2026-05-25", ["EndDate"] = "2027-05-25", ["SignDate"] = "2026-05-20",
        ["Term"] = "Finite", ["SolutionId"] = "SOL-1", ["DeployedOnAzure"] = true,
        ["SolutionValue"] = 30000, ["SolutionCurrency"] = "USD", ["PrimaryDeploymentOn"] = "Customer", ["PricingModel"] = "Other",
    };

    [Fact]
    public void A_registration_is_added_as_one_object()
    {
        var plan = Plan(Won(), Good);

        Assert.Empty(plan.Faults);
        Assert.Equal(
            """
            [{"op":"add","path":"/registrations/-","value":{"type":"AzureIPCoSell","contract":{"value":30000,"currency":"USD","startDateTime":"2026-05-25T00:00:00Z","endDateTime":"2027-05-25T00:00:00Z","signDateTime":"2026-05-20T00:00:00Z","term":"Finite"},"solutionDetails":[{"id":"SOL-1","isDeployedOnAzure":true,"value":30000,"currency":"USD","primaryDeploymentOn":"Customer","pricingModel":"Other"}]}}]
            """,
            plan.Patch.ToJson());
    }

    [Fact]
    public void A_hashtable_and_a_model_say_the_same_as_the_parameters()
    {
        var contract = new InputObject
        {
            Fields =
            [
                new("Value", 30000), new("Currency", "USD"), new("StartDateTime", "2026-05-25"), new("EndDateTime", "2027-05-25"),
                new("SignDateTime", "2026-05-20"), new("Term", "Finite"),
            ],
        };
        var solution = new InputObject { Fields = [new("Id", "SOL-1"), new("IsDeployedOnAzure", "Yes"), new("Value", 30000), new("Currency", "USD"), new("PrimaryDeploymentOn", "Customer"), new("PricingModel", "Other")] };
        var model = new Registration
        {
            Id = "set by the service",
            Status = "ReviewPending",
            Contract = new RegistrationContract
            {
                Value = 30000, Currency = "USD", StartDateTime = new(2026, 5, 25, 0, 0, 0, default), EndDateTime = new(2027, 5, 25, 0, 0, 0, default),
                SignDateTime = new(2026, 5, 20, 0, 0, 0, default), Term = "Finite",
            },
            SolutionDetails = [new RegistrationSolution { Id = "SOL-1", IsDeployedOnAzure = true, Value = 30000, Currency = "USD", PrimaryDeploymentOn = "Customer", PricingModel = "Other" }],
        };
        var expected = Plan(Won(), Good).Patch.ToJson();

        Assert.Equal(expected, Plan(Won(), new() { ["Contract"] = contract, ["SolutionDetails"] = new object[] { solution } }).Patch.ToJson());
        Assert.Equal(expected, Plan(Won(), new() { ["Contract"] = contract, ["Solution"] = solution }).Patch.ToJson());
        var whole = InputObject.FromModel(model);
        Assert.Equal(expected, Plan(Won(), whole.Fields.ToDictionary(f => f.Key, f => f.Value)).Patch.ToJson());
    }

    [Fact]
    public void A_name_of_the_solution_is_sent_with_a_warning_that_the_contract_has_none()
    {
        var plan = Plan(Won(), new(Good) { ["SolutionName"] = "Bake Insights" });

        Assert.Empty(plan.Errors());
        Assert.Equal("UndocumentedChange", Assert.Single(plan.Faults).Code);
        Assert.Contains("\"name\":\"Bake Insights\"", plan.Patch.ToJson());
    }

    [Fact]
    public void Only_a_won_deal_is_registered() => Assert.Equal(["RegistrationNotWon"], Plan(Active(), Good).Errors());

    [Fact]
    public void A_private_deal_is_not_registered() => Assert.Equal(
        ["RegistrationPrivateDeal"], Plan(Won(j => j["consent"]!["consentToShareReferralWithMicrosoftSellers"] = false), Good).Errors());

    [Fact]
    public void A_deal_without_a_solution_is_not_registered() => Assert.Equal(
        ["RegistrationWithoutDealSolution"], Plan(Won(j => j["details"]!["requirements"]!["solutions"] = new JArray()), Good).Errors());

    [Fact]
    public void A_deal_won_within_72_hours_is_not_registered()
    {
        Assert.Equal(["RegistrationWonTooEarly"], Plan(Won(j => j["closedDateTime"] = "2026-05-03T23:00:00Z"), Good).Errors());
        Assert.Empty(Plan(Won(j => j["closedDateTime"] = "2026-05-04T00:00:01Z"), Good).Errors());
    }

    [Theory]
    [InlineData("New", "Pending", false)]
    [InlineData("Closed", "Declined", false)]
    [InlineData("Active", "Accepted", true)]
    [InlineData("Closed", "Won", true)]
    public void Microsoft_must_have_accepted_or_won_its_leg(string status, string substatus, bool accepted)
    {
        var edit = Read(Good);

        Assert.True(edit.NeedsConnected(Won()));
        Assert.Equal(accepted ? [] : ["RegistrationNotAccepted"], edit.Plan(Known(Won(), In(status, substatus))).Errors());
    }

    [Theory]
    [InlineData("ContractValue", null, "RegistrationMissingContractValue")]
    [InlineData("Currency", null, "RegistrationMissingCurrency")]
    [InlineData("EndDate", null, "RegistrationMissingEndDate")]
    [InlineData("EndDate", "2026-05-24", "RegistrationEndBeforeStart")]
    [InlineData("SignDate", "2026-06-02", "RegistrationSignDateInFuture")]
    [InlineData("SignDate", null, "RegistrationMissingField")]
    [InlineData("StartDate", null, "RegistrationMissingField")]
    [InlineData("SolutionValue", null, "RegistrationMissingField")]
    [InlineData("SolutionCurrency", null, "RegistrationMissingField")]
    [InlineData("DeployedOnAzure", null, "RegistrationMissingField")]
    [InlineData("PrimaryDeploymentOn", null, "RegistrationMissingField")]
    [InlineData("PricingModel", null, "RegistrationMissingField")]
    [InlineData("SolutionValue", "30000.01", "RegistrationSolutionAboveContract")]
    [InlineData("SignDate", "2026-04-30", "RegistrationSignedTooEarly")]
    [InlineData("StartDate", "2026-03-01", "RegistrationStartDateTooOld")]
    [InlineData("MarketplaceTransacted", "Yes", "RegistrationMissingMarketplaceDate")]
    public void Each_rule_has_a_code_of_its_own(string name, string? value, string code)
    {
        var values = new Dictionary<string, object?>(Good) { [name] = value };
        if (value is null)
        {
            values.Remove(name);
        }

        Assert.Equal([code], Plan(Won(), values).Errors());
    }

    [Fact]
    public void Without_a_rate_of_exchange_only_dollars_are_judged() =>
        Assert.Empty(Plan(Won(), new(Good) { ["ContractValue"] = 100, ["SolutionValue"] = 100, ["Currency"] = "CHF" }).Errors());

    [Fact]
    public void A_perpetual_contract_needs_no_end()
    {
        var values = new Dictionary<string, object?>(Good) { ["Term"] = "perpetual", ["ContractValue"] = 150001 };
        values.Remove("EndDate");

        Assert.Empty(Plan(Won(), values).Errors());
    }

    [Theory]
    [InlineData("Finite", "2027-05-25", 25000, true)]
    [InlineData("Finite", "2027-05-25", 25001, false)]
    [InlineData("Finite", "2026-08-25", 25000, true)]
    [InlineData("Finite", "2029-05-25", 75000, true)]
    [InlineData("Finite", "2029-05-25", 75001, false)]
    [InlineData("Perpetual", "2029-05-25", 150000, true)]
    [InlineData("Perpetual", "2029-05-25", 150001, false)]
    public void The_value_counts_by_the_year(string term, string end, int value, bool isTooSmall)
    {
        var values = new Dictionary<string, object?>(Good) { ["Term"] = term, ["EndDate"] = end, ["ContractValue"] = value, ["SolutionValue"] = 100 };

        Assert.Equal(isTooSmall ? ["RegistrationValueTooSmall"] : [], Plan(Won(), values).Errors());
    }

    [Fact]
    public void The_only_solution_of_a_deal_is_meant_where_none_is_named()
    {
        var values = new Dictionary<string, object?>(Good);
        values.Remove("SolutionId");

        Assert.Contains("\"id\":\"SOL-1\"", Plan(Won(), values).Patch.ToJson(), StringComparison.Ordinal);
        Assert.Equal(["RegistrationMissingSolution"], Plan(Won(j => ((JArray)j["details"]!["requirements"]!["solutions"]!).Add(new JObject { ["id"] = "SOL-2" })), values).Errors());
    }

    [Fact]
    public void An_approved_exception_makes_dates_a_warning()
    {
        var values = new Dictionary<string, object?>(Good) { ["SignDate"] = "2026-02-01", ["StartDate"] = "2026-02-01" };

        Assert.Equal(["RegistrationSignedTooEarly", "RegistrationSignDateTooOld", "RegistrationStartDateTooOld"], Plan(Won(), values).Errors());
        var plan = RegistrationEdit.Read(values.Select(v => new NamedValue(v.Key, v.Value)), RegistrationMode.Exception).Plan(Known(Won()));
        Assert.Empty(plan.Errors());
        Assert.Equal(3, plan.Warnings().Length);
    }

    [Theory]
    [InlineData("ActionRequired", null, null)]
    [InlineData("ReviewPending", null, "RegistrationNotAwaited")]
    [InlineData("Approved", "RegistrationSettled", null)]
    [InlineData("Passed", "RegistrationSettled", null)]
    public void A_registration_is_corrected_while_microsoft_waits_for_it(string status, string? error, string? warning)
    {
        var plan = Plan(Registered(status), new() { ["ContractValue"] = 40000 }, corrects: true);

        Assert.Equal(error is null ? [] : [error], plan.Errors());
        Assert.Equal(warning is null ? [] : [warning], plan.Warnings());
    }

    [Fact]
    public void A_solution_that_does_not_run_on_azure_is_a_warning() =>
        Assert.Equal(["RegistrationNotOnAzure"], Plan(Won(), new(Good) { ["DeployedOnAzure"] = false }).Warnings());

    [Fact]
    public void Doubtful_things_are_warnings()
    {
        var values = new Dictionary<string, object?>(Good) { ["SolutionId"] = "SOL-9", ["MarketplaceTransacted"] = true, ["MarketplaceDate"] = "2026-05-01" };

        Assert.Equal(["RegistrationForeignSolution", "RegistrationNotNeeded"], Plan(Won(), values).Warnings());
        Assert.Empty(Plan(Won(), values).Errors());
    }

    [Fact]
    public void The_same_registration_twice_is_no_change_and_another_one_is_refused()
    {
        Assert.Empty(Plan(Registered("ReviewPending"), Good).Changes);
        Assert.Equal(["RegistrationExists"], Plan(Registered("ReviewPending"), new(Good) { ["ContractValue"] = 40000 }).Errors());
        Assert.Empty(Plan(Registered("Failed"), new(Good) { ["ContractValue"] = 40000 }).Errors());
    }

    [Fact]
    public void A_correction_sends_only_the_leaves_that_differ()
    {
        var plan = Plan(Registered("ActionRequired"), new() { ["ContractValue"] = 40000, ["Currency"] = "USD", ["DeployedOnAzure"] = false }, corrects: true);

        Assert.Empty(plan.Errors());
        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/contract/value","value":40000},{"op":"replace","path":"/registrations/0/solutionDetails/0/isDeployedOnAzure","value":false}]""",
            plan.Patch.ToJson());
    }

    [Fact]
    public void A_correction_does_not_judge_dates_that_stand_already()
    {
        var later = new EditContext { Current = Registered("ActionRequired"), IsFresh = true, Now = Now.AddDays(200) };

        Assert.Empty(Read(new() { ["ContractValue"] = 40000 }, corrects: true).Plan(later).Errors());
        Assert.Equal(
            ["RegistrationSignDateTooOld"], Read(new() { ["SignDate"] = "2026-05-21" }, corrects: true).Plan(later).Errors());
    }

    [Fact]
    public void What_is_not_there_cannot_be_corrected() =>
        Assert.Equal(["RegistrationMissing"], Plan(Won(), new() { ["ContractValue"] = 40000 }, corrects: true).Errors());

    [Fact]
    public void A_name_that_is_no_part_of_a_registration_is_refused() =>
        Assert.Equal("UnknownField", Assert.Single(Read(new() { ["Contract.Colour"] = "red" }).Faults).Code);

    [Fact]
    public void Every_short_name_leads_to_a_field()
    {
        Assert.All(RegistrationEdit.Names, name => Assert.DoesNotContain(
            RegistrationEdit.Read([new NamedValue(name, null)]).Faults, f => f.Code == "UnknownField"));
    }

    private static Referral Registered(string status) => Won(j =>
    {
        var registration = (JObject)JsonText.Parse(Plan(Won(), Good).Patch.ToJson())[0]!["value"]!;
        registration["id"] = "1";
        registration["status"] = status;
        j["registrations"] = new JArray(registration);
    });

    private static RegistrationEdit Read(Dictionary<string, object?> values, bool corrects = false) =>
        RegistrationEdit.Read(values.Select(v => new NamedValue(v.Key, v.Value)), corrects ? RegistrationMode.Correct : RegistrationMode.New);

    private static EditPlan Plan(Referral deal, Dictionary<string, object?> values, bool corrects = false) => Read(values, corrects).Plan(Known(deal));
}
