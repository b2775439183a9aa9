using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using static PartnerReferrals.Client.Tests.Editing.Deals;
using static PartnerReferrals.Client.Tests.Editing.Registrations;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which rules are asked of a registration and of a correction, in which order, and what is planned where the deal is not known.</summary>
public sealed class RegistrationPlanTests
{
    [Fact]
    public void What_speaks_against_the_deal_is_said_before_its_registration_is_looked_at()
    {
        var deal = Won(json =>
        {
            json["closedDateTime"] = "2026-05-02T00:00:00Z";
            json["consent"]!["consentToShareReferralWithMicrosoftSellers"] = false;
        });

        Assert.Equal("RegistrationPrivateDeal ShareWithMicrosoft; warning RegistrationWonTooEarly ClosedDateTime", Plan(deal, [], RegistrationMode.Exception).Faults.Told());
        Assert.Equal(
            "RegistrationExists Registrations; RegistrationNotWon Status",
            Plan(Active(json => json["registrations"] = new JArray(Json("""{"status":"Approved"}"""))), new(Good) { ["ContractValue"] = 40000 }).Faults.Told());
    }

    [Fact]
    public void A_warning_about_the_deal_does_not_hide_what_is_wrong_with_the_registration() => Assert.Equal(
        "warning RegistrationWonTooEarly ClosedDateTime; RegistrationMissingField SignDate",
        Plan(Won(deal => deal["closedDateTime"] = "2026-05-02T00:00:00Z"), GoodWithout("SignDate"), RegistrationMode.Exception).Faults.Told());

    /// <summary>The rules ask for nothing where a value could not be read: it is no missing one.</summary>
    [Theory]
    [InlineData("ContractValue=much", "InvalidNumber")]
    [InlineData("Term=soon, ContractValue=30000.005", "InvalidWord RoundedAmount")]
    public void Values_that_cannot_be_read_are_the_only_faults(string values, string codes)
    {
        foreach (var mode in new[] { RegistrationMode.New, RegistrationMode.Correct })
        {
            var given = Values(values);
            given["Currency"] = "USD";
            Assert.Equal(codes, string.Join(" ", Plan(Holding(Json("""{"status":"Failed"}""")), given, mode).Faults.Select(f => f.Code)));
        }
    }

    [Fact]
    public void A_warning_about_a_value_does_not_hide_what_the_rules_say()
    {
        var values = new Dictionary<string, object?>(GoodWithout("SignDate")) { ["ContractValue"] = 30000.005m };

        var plan = Plan(Won(), values);

        Assert.Equal("warning RoundedAmount Registrations[0].Contract.Value 30000.005; RegistrationMissingField SignDate", plan.Faults.Told());
        Assert.Equal(30000.01m, (decimal)plan.Changes[0].Value["contract"]!["value"]!);
    }

    /// <summary>It is the latest that is corrected: its currency has no decimals.</summary>
    [Fact]
    public void A_corrected_amount_is_rounded_to_the_currency_of_the_latest_registration()
    {
        var deal = Holding(Json("""{"status":"Failed"}"""), Json("""{"status":"ActionRequired","contract":{"currency":"JPY"}}"""));

        var plan = Plan(deal, Values("ContractValue=40000.4"), RegistrationMode.Correct);

        Assert.Equal("""[{"op":"replace","path":"/registrations/1/contract/value","value":40000}]""", plan.Patch.ToJson());
        Assert.Equal(["RoundedAmount"], plan.Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("Failed", "ActionRequired", "")]
    [InlineData("ActionRequired", "Failed", "RegistrationSettled Registrations")]
    [InlineData("Failed", "ReviewPending", "RegistrationNotAwaited Registrations")]
    public void The_status_of_the_latest_registration_decides_whether_it_is_corrected(string first, string latest, string told) => Assert.Equal(
        told,
        Plan(Holding(Json($$"""{"status":"{{first}}"}"""), Json($$"""{"status":"{{latest}}"}""")), Values("ContractValue=40000"), RegistrationMode.Correct).Faults.Told());

    /// <summary>The first one failed, and its value was too small.</summary>
    [Theory]
    [InlineData(40000, "")]
    [InlineData(25000, "RegistrationValueTooSmall ContractValue 25000; RegistrationSolutionAboveContract SolutionValue 30000")]
    public void The_rules_hold_for_the_latest_registration_as_it_would_be(int value, string told)
    {
        var deal = Holding(Json("""{"status":"Failed","contract":{"value":1}}"""), Json("""{"status":"ActionRequired"}"""));

        Assert.Equal(told, Plan(deal, new() { ["ContractValue"] = value }, RegistrationMode.Correct).Faults.Told());
    }

    [Fact]
    public void A_correction_is_held_to_no_form_and_not_to_microsofts_leg()
    {
        var deal = Holding(Json("""{"status":"ActionRequired","solutionDetails":[{"pricingModel":null,"isDeployedOnAzure":null}]}"""));

        Assert.Empty(Read(Values("ContractValue=40000"), RegistrationMode.Correct).Plan(Known(deal, In("Closed", "Declined"))).Faults);
    }

    [Fact]
    public void A_correction_of_a_date_is_held_against_the_day_microsoft_was_invited()
    {
        var invited = Active(leg => leg["createdDateTime"] = "2026-05-22T00:00:00Z");

        Assert.Equal(
            "RegistrationSignedTooEarly SignDate 2026-05-21",
            Read(Values("SignDate=2026-05-21"), RegistrationMode.Correct).Plan(Known(Registered("ActionRequired"), invited)).Faults.Told());
    }

    [Fact]
    public void A_correction_keeps_the_number_of_the_solution_and_goes_to_the_latest_registration()
    {
        var two = Json("""{"status":"ActionRequired","solutionDetails":[{},{"id":"SOL-1","value":1000,"currency":"USD"}]}""");
        var values = new Dictionary<string, object?> { ["SolutionDetails[1].Value"] = 2000, ["SolutionValue"] = 20000 };

        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/solutionDetails/1/value","value":2000},{"op":"replace","path":"/registrations/0/solutionDetails/0/value","value":20000}]""",
            Plan(Holding(two), values, RegistrationMode.Correct).Patch.ToJson());
        Assert.Equal(
            """[{"op":"replace","path":"/registrations/2/solutionDetails/1/value","value":2000},{"op":"replace","path":"/registrations/2/solutionDetails/0/value","value":20000}]""",
            Plan(Holding(Json(), Json(), two), values, RegistrationMode.Correct).Patch.ToJson());
    }

    [Fact]
    public void A_solution_that_the_registration_does_not_have_cannot_be_corrected()
    {
        var plan = Plan(Registered("ActionRequired"), new() { ["SolutionDetails[2].Value"] = 1 }, RegistrationMode.Correct);

        Assert.Equal("NoSuchElement Registrations[0].SolutionDetails[2].Value", plan.Faults.Told());
    }

    /// <summary>A solution's currency does not read back: it goes with its own value, and alone.</summary>
    [Theory]
    [InlineData("SolutionCurrency=USD", "/0/currency")]
    [InlineData("SolutionCurrency=USD, SolutionValue=30000", "")]
    [InlineData("SolutionCurrency=USD, SolutionValue=29000", "/0/currency /0/value")]
    [InlineData("SolutionDetails[1].Currency=USD, SolutionValue=30000", "/1/currency")]
    [InlineData("SolutionDetails[1].Currency=USD, SolutionDetails[1].Value=1000", "")]
    [InlineData("SolutionDetails[1].Currency=USD, SolutionValue=29000, SolutionDetails[1].Value=1000", "/0/value")]
    [InlineData("SolutionCurrency=USD, ContractValue=30000", "/0/currency")]
    public void The_currency_of_a_solution_is_corrected_with_its_value(string values, string paths)
    {
        var deal = ReadBack("ActionRequired");
        ((JArray)deal.Json["registrations"]![0]!["solutionDetails"]!).Add(new JObject { ["id"] = "SOL-1", ["value"] = 1000 });

        var plan = Plan(JsonModel.View<Referral>(deal.Json), Values(values), RegistrationMode.Correct);

        Assert.Empty(plan.Faults);
        Assert.Equal(paths, string.Join(" ", plan.Patch.Operations.Select(o => o.Path["/registrations/0/solutionDetails".Length..])));
    }

    [Fact]
    public void The_type_is_never_corrected() =>
        Assert.Empty(Plan(ReadBack("ActionRequired"), Values("Type=AzureIPCoSell"), RegistrationMode.Correct).Patch.Operations);

    [Theory]
    [InlineData("Currency=EUR", "Registrations[0].Contract.Currency")]
    [InlineData("ContractValue=40000, SolutionName=Baker", "Registrations[0].SolutionDetails[0].Name")]
    [InlineData("ContractValue=40000, SolutionCurrency=EUR, SolutionValue=1, Term=Finite, EndDate=2027-05-26", "")]
    public void A_correction_that_nobody_published_is_sent_with_a_warning(string values, string fields)
    {
        var faults = Plan(Registered("ActionRequired"), Values(values), RegistrationMode.Correct).Faults;

        Assert.Equal(fields, string.Join(" ", faults.Select(f => f.Field)));
        Assert.All(faults, fault =>
        {
            Assert.Equal(("UndocumentedChange", FaultSeverity.Warning), (fault.Code, fault.Severity));
            Assert.Equal("No source says that the service lets it be corrected; it is sent as it is.", fault.Message);
            Assert.Equal(ChangeFaultCodes.UndocumentedChange.RecommendedAction, fault.Hint);
        });
    }

    [Fact]
    public void A_new_registration_is_warned_of_a_solutions_name_alone()
    {
        var fault = Assert.Single(Plan(Won(), new(Good) { ["SolutionName"] = "Baker" }).Faults);

        Assert.Equal(("Registrations[0].SolutionDetails[0].Name", FaultSeverity.Warning), (fault.Field, fault.Severity));
        Assert.Equal("No source says that the service takes it; it is sent as it is.", fault.Message);
        Assert.Equal(ChangeFaultCodes.UndocumentedChange.RecommendedAction, fault.Hint);
    }

    /// <summary>By its id alone a deal tells neither what it holds nor what it is.</summary>
    [Fact]
    public void Without_the_deal_a_correction_is_sent_as_it_is()
    {
        var values = Values("Type=AzureIPCoSell, ContractValue=1, SolutionCurrency=USD, SolutionValue=2");

        var plan = Read(values, RegistrationMode.Correct).Plan(Unknown);

        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/contract/value","value":1},{"op":"replace","path":"/registrations/0/solutionDetails/0/currency","value":"USD"},{"op":"replace","path":"/registrations/0/solutionDetails/0/value","value":2}]""",
            plan.Patch.ToJson());
        Assert.Empty(plan.Faults);
    }

    [Fact]
    public void Without_the_deal_a_new_registration_is_still_held_to_the_form()
    {
        Assert.Empty(Read(Good).Plan(Unknown).Faults);
        Assert.Equal(
            "RegistrationMissingContractValue ContractValue; RegistrationMissingEndDate EndDate; RegistrationMissingField SignDate; RegistrationMissingField StartDate",
            Read(Values("Type=AzureIPCoSell")).Plan(Unknown).Faults.Told());
    }

    /// <summary>Only the deal tells which solution is meant, and whether it is registered.</summary>
    [Theory]
    [InlineData("SolutionId=SOL-1", RegistrationMode.New, false)]
    [InlineData("SolutionValue=1", RegistrationMode.New, true)]
    [InlineData("ContractValue=1", RegistrationMode.New, true)]
    [InlineData("ContractValue=1", RegistrationMode.Exception, true)]
    [InlineData("SolutionId=SOL-1", RegistrationMode.SkipRegistered, true)]
    [InlineData("SolutionId=SOL-1", RegistrationMode.SkipRegistered | RegistrationMode.Exception, true)]
    [InlineData("SolutionDetails[0].Value=1, SolutionDetails[1].Value=1", RegistrationMode.New, false)]
    public void The_deal_is_read_where_it_has_to_tell_something(string values, object mode, bool needsRead)
    {
        Assert.Equal(needsRead, Read(Values(values), (RegistrationMode)mode).Plan(Unknown).NeedsRead);
        Assert.False(Read(Values(values), (RegistrationMode)mode).Plan(Known(Won(deal => deal["details"]!["requirements"]!["solutions"] = new JArray()))).NeedsRead);
    }

    /// <summary>What somebody piped in may hold only what was selected.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_registration_without_its_contract_is_read_again_before_one_is_written(bool isFresh, bool needsRead)
    {
        var registration = Json("""{"status":"ActionRequired"}""");
        registration.Remove("contract");

        var plan = Read(Values("ContractValue=40000"), RegistrationMode.Correct).Plan(new EditContext { Current = Holding(registration), IsFresh = isFresh, Now = Now });

        Assert.Equal(needsRead, plan.NeedsRead);
    }

    [Fact]
    public void A_plan_shows_the_deal_before_and_after()
    {
        var plan = Plan(Registered("ActionRequired"), Values("ContractValue=40000"), RegistrationMode.Correct);

        Assert.Equal(30000m, JsonModel.View<Referral>(plan.Before!).Registrations![0].Contract!.Value);
        Assert.Equal(40000m, JsonModel.View<Referral>(plan.After!).Registrations![0].Contract!.Value);
    }

    private static EditPlan Plan(Referral deal, Dictionary<string, object?> values, RegistrationMode mode = RegistrationMode.New) => Read(values, mode).Plan(Known(deal));

    [Fact]
    public void Of_a_row_that_gives_everything_only_what_differs_is_judged_as_a_correction()
    {
        var later = new EditContext { Current = ReadBack("ActionRequired"), IsFresh = true, Now = Now.AddDays(200) };
        var plan = Read(new(Good) { ["ContractValue"] = 40000, ["Type"] = "AzureIPCoSell" }, RegistrationMode.Correct).Plan(later);
        Assert.Empty(plan.Faults);
        Assert.Equal("/registrations/0/contract/value", Assert.Single(plan.Patch.Operations).Path);
    }

    [Fact]
    public void A_warning_names_the_registration_that_is_corrected()
    {
        var deal = Holding(Json("""{"status":"Failed"}"""), Json("""{"status":"ActionRequired"}"""));
        Assert.StartsWith("warning UndocumentedChange Registrations[1].Contract.Currency", Read(Values("Currency=EUR"), RegistrationMode.Correct).Plan(Known(deal)).Faults.Told(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Which_registration_is_corrected_only_the_deal_tells(bool corrects, bool needsRead) =>
        Assert.Equal(needsRead, Read(new(Good), corrects ? RegistrationMode.Correct | RegistrationMode.Exception : RegistrationMode.New).Plan(Unknown).NeedsRead);
}
