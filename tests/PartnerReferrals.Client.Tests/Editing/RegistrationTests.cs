using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Input;
using static PartnerReferrals.Client.Tests.Editing.Deals;
using static PartnerReferrals.Client.Tests.Editing.Registrations;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class RegistrationTests
{
    [Fact]
    public void A_registration_is_added_as_one_object()
    {
        var plan = Plan(Won(), Good);

        Assert.Empty(plan.Faults);
        Assert.Equal(
            """
            [{"op":"add","path":"/registrations/-","value":{"type":"AzureIPCoSell","contract":{"value":30000,"currency":"USD","startDateTime":"2026-05-25T00:00:00Z","endDateTime":"2027-05-25T00:00:00Z","signDateTime":"2026-05-20T00:00:00Z","term":"Finite"},"solutionDetails":[{"id":"SOL-1","isDeployedOnAzure":true,"value":30000,"currency":"USD","primaryDeploymentOn":"Customer","pricingModel":"Other","marketplaceTransactionDetails":{"isMarketplaceTransacted":false}}]}}]
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
        var solution = new InputObject { Fields = [new("Id", "SOL-1"), new("IsDeployedOnAzure", "Yes"), new("Value", 30000), new("Currency", "USD"), new("PrimaryDeploymentOn", "Customer"), new("PricingModel", "Other"), new("MarketplaceTransactionDetails", new InputObject { Fields = [new("IsMarketplaceTransacted", "No")] })] };
        var model = new Registration
        {
            Id = "set by the service",
            Status = "ReviewPending",
            Contract = new RegistrationContract
            {
                Value = 30000, Currency = "USD", StartDateTime = new(2026, 5, 25, 0, 0, 0, default), EndDateTime = new(2027, 5, 25, 0, 0, 0, default),
                SignDateTime = new(2026, 5, 20, 0, 0, 0, default), Term = "Finite",
            },
            SolutionDetails = [new RegistrationSolution { Id = "SOL-1", IsDeployedOnAzure = true, Value = 30000, Currency = "USD", PrimaryDeploymentOn = "Customer", PricingModel = "Other", MarketplaceTransactionDetails = new() { IsMarketplaceTransacted = false } }],
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
    [InlineData("MarketplaceTransacted", null, "RegistrationMissingField")]
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
        string[] relaxed = ["RegistrationSignedTooEarly", "RegistrationSignDateTooOld", "RegistrationStartDateTooOld"];

        Assert.Equal(relaxed, Plan(Won(), values).Errors());
        var plan = Plan(Won(j => j["closedDateTime"] = "2026-05-03T23:00:00Z"), values, RegistrationMode.Exception);
        Assert.Empty(plan.Errors());
        Assert.Equal(["RegistrationWonTooEarly", .. relaxed], plan.Warnings());
    }

    [Theory]
    [InlineData("ActionRequired", null)]
    [InlineData("ReviewPending", "RegistrationNotAwaited")]
    [InlineData("Approved", "RegistrationSettled")]
    [InlineData("Passed", "RegistrationSettled")]
    [InlineData("Failed", "RegistrationSettled")]
    [InlineData("Closed", "RegistrationSettled")]
    public void A_registration_is_corrected_while_microsoft_waits_for_it_or_by_an_exception(string status, string? error)
    {
        var values = new Dictionary<string, object?> { ["ContractValue"] = 40000 };

        Assert.Equal(error is null ? [] : [error], Plan(Registered(status), values, RegistrationMode.Correct).Errors());
        var plan = Plan(Registered(status), values, RegistrationMode.Correct | RegistrationMode.Exception);
        Assert.Empty(plan.Errors());
        Assert.Equal(error is null ? [] : [error], plan.Warnings());
    }

    [Theory]
    [InlineData("Term", "Perpetual", false)]
    [InlineData("ContractValue", "170000", false)]
    [InlineData("SignDate", "2026-05-21", false)]
    [InlineData("StartDate", "2026-05-24", false)]
    [InlineData("EndDate", "2027-05-26", false)]
    [InlineData("SolutionValue", "29000", true)]
    [InlineData("SolutionCurrency", "EUR", true)]
    [InlineData("DeployedOnAzure", "No", true)]
    [InlineData("PrimaryDeploymentOn", "Partner", true)]
    [InlineData("PricingModel", "PayAsYouGo", true)]
    [InlineData("MarketplaceTransacted", "Yes", true)]
    public void What_was_approved_is_fixed_but_for_the_contract(string name, string value, bool isFixed)
    {
        var values = new Dictionary<string, object?> { ["ContractValue"] = "170000", [name] = value };
        if (name == "MarketplaceTransacted")
        {
            values["MarketplaceDate"] = "2026-05-20";
        }

        foreach (var deal in new[] { Registered("Approved"), Registered("ActionRequired", approved: "2026-05-30T00:00:00Z") })
        {
            var errors = Plan(deal, values, RegistrationMode.Correct | RegistrationMode.Exception).Errors();
            Assert.Equal(isFixed, errors.Contains("RegistrationFieldFixed"));
            Assert.All(errors, error => Assert.Equal("RegistrationFieldFixed", error));
        }

        Assert.Empty(Plan(Registered("ActionRequired"), values, RegistrationMode.Correct).Errors());
    }

    [Fact]
    public void A_correction_by_a_whole_row_sends_neither_type_nor_the_currency_of_a_value_that_stays()
    {
        var row = new Dictionary<string, object?>(Good) { ["Type"] = "AzureIPCoSell" };

        Assert.Empty(Plan(ReadBack("ActionRequired"), row, RegistrationMode.Correct).Changes);
        Assert.Empty(Plan(ReadBack("Approved"), row, RegistrationMode.Correct).Errors());
        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/contract/value","value":40000}]""",
            Plan(ReadBack("ActionRequired"), new(row) { ["ContractValue"] = 40000 }, RegistrationMode.Correct).Patch.ToJson());
        Assert.Contains("/solutionDetails/0/currency", Plan(ReadBack("ActionRequired"), new(row) { ["SolutionValue"] = 29000 }, RegistrationMode.Correct).Patch.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_for_a_registered_deal_is_left_alone_and_says_where_it_differs()
    {
        var row = new Dictionary<string, object?>(Good) { ["Type"] = "AzureIPCoSell", ["SignDate"] = "2020-01-01" };

        Assert.Empty(Plan(ReadBack("ReviewPending"), new(Good) { ["Type"] = "AzureIPCoSell" }, RegistrationMode.SkipRegistered).Faults);
        var differing = Plan(ReadBack("ReviewPending"), row, RegistrationMode.SkipRegistered);
        Assert.Empty(differing.Changes);
        Assert.Equal(["RegistrationDiffers"], differing.Faults.Select(f => f.Code));
        Assert.True(Read(row, RegistrationMode.SkipRegistered).Plan(Unknown).NeedsRead);
    }

    [Theory]
    [InlineData("2027-05-01", false)]
    [InlineData("2027-05-02", true)]
    public void Pay_as_you_go_is_signed_up_to_a_year_after_the_deal_was_shared(string signed, bool isTooLate)
    {
        var values = new Dictionary<string, object?>(Good) { ["PricingModel"] = "PayAsYouGo", ["SignDate"] = signed, ["StartDate"] = "2026-05-25", ["ContractValue"] = 25000, ["SolutionValue"] = 25000 };
        var later = new EditContext { Current = Won(), IsFresh = true, Now = Now.AddDays(400) };

        Assert.Equal(isTooLate ? ["RegistrationSignedTooLate"] : [], Read(values).Plan(later).Errors());
    }

    [Fact]
    public void An_end_says_that_the_term_is_finite()
    {
        var values = new Dictionary<string, object?>(Good);
        values.Remove("Term");

        Assert.Equal(Plan(Won(), Good).Patch.ToJson(), Plan(Won(), values).Patch.ToJson());
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
        var plan = Plan(Registered("ActionRequired"), new() { ["ContractValue"] = 40000, ["Currency"] = "USD", ["DeployedOnAzure"] = false }, RegistrationMode.Correct);

        Assert.Empty(plan.Errors());
        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/contract/value","value":40000},{"op":"replace","path":"/registrations/0/solutionDetails/0/isDeployedOnAzure","value":false}]""",
            plan.Patch.ToJson());
    }

    [Fact]
    public void Of_several_registrations_the_latest_is_corrected()
    {
        var deal = Registered("ActionRequired");
        var failed = (JObject)deal.Json["registrations"]![0]!.DeepClone();
        failed["status"] = "Failed";
        ((JArray)deal.Json["registrations"]!).Insert(0, failed);

        Assert.Equal(
            """[{"op":"replace","path":"/registrations/1/contract/value","value":40000}]""",
            Plan(JsonModel.View<Referral>(deal.Json), new() { ["ContractValue"] = 40000 }, RegistrationMode.Correct).Patch.ToJson());
    }

    [Fact]
    public void A_correction_does_not_judge_dates_that_stand_already()
    {
        var later = new EditContext { Current = Registered("ActionRequired"), IsFresh = true, Now = Now.AddDays(200) };

        Assert.Empty(Read(new() { ["ContractValue"] = 40000 }, RegistrationMode.Correct).Plan(later).Errors());
        Assert.Equal(
            ["RegistrationSignDateTooOld"], Read(new() { ["SignDate"] = "2026-05-21" }, RegistrationMode.Correct).Plan(later).Errors());
    }

    [Fact]
    public void What_is_not_there_cannot_be_corrected() =>
        Assert.Equal(["RegistrationMissing"], Plan(Won(), new() { ["ContractValue"] = 40000 }, RegistrationMode.Correct).Errors());

    [Fact]
    public void A_name_that_is_no_part_of_a_registration_is_refused() =>
        Assert.Equal("UnknownField", Assert.Single(Read(new() { ["Contract.Colour"] = "red" }).Faults).Code);

    [Fact]
    public void Every_short_name_leads_to_a_field()
    {
        Assert.All(RegistrationEdit.Names, name => Assert.DoesNotContain(
            RegistrationEdit.Read([new NamedValue(name, null)]).Faults, f => f.Code == "UnknownField"));
    }

    private static EditPlan Plan(Referral deal, Dictionary<string, object?> values, RegistrationMode mode = RegistrationMode.New) => Read(values, mode).Plan(Known(deal));
}
