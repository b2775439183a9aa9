using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;
using static PartnerReferrals.Client.Tests.Editing.Registrations;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which deals can be registered, what the portal's form asks for, and what can be corrected when.</summary>
public sealed class RegistrationRulesTests
{
    /// <summary>Nothing else is said of a deal that is not won, though this one is private and has no solution either.</summary>
    [Theory]
    [InlineData("Active", "Accepted")]
    [InlineData("Closed", "Lost")]
    [InlineData("Active", "Won")]
    public void A_deal_in_another_state_is_refused_with_that_state_alone(string status, string substatus)
    {
        var deal = In(status, substatus, json => json["details"]!["requirements"]!["solutions"] = new JArray());

        var fault = Assert.Single(RegistrationRules.CheckDeal(deal, In("Closed", "Declined"), hasException: false));

        Assert.Equal(("RegistrationNotWon", "Status"), (fault.Code, fault.Field));
        Assert.Equal($"The deal is {status}/{substatus}, not Closed/Won.", fault.Message);
        Assert.Equal("Close it first: Close-PartnerReferral -As Won.", fault.Hint);
    }

    [Theory]
    [InlineData("closed", "WON")]
    [InlineData("Closed", "won")]
    public void States_are_known_in_any_case(string status, string substatus) =>
        Assert.Empty(RegistrationRules.CheckDeal(Won(json => (json["status"], json["substatus"]) = (status, substatus)), null, hasException: false));

    /// <summary>Of a deal that tells nothing of sharing nobody knows that it is private.</summary>
    [Theory]
    [InlineData("Independent", false, "RegistrationPrivateDeal ShareWithMicrosoft")]
    [InlineData("Independent", true, "")]
    [InlineData("Independent", null, "")]
    [InlineData("Shared", false, "")]
    public void A_private_deal_is_refused_and_no_other_kind(string type, bool? shared, string told)
    {
        var deal = Won(json => (json["type"], json["consent"]!["consentToShareReferralWithMicrosoftSellers"]) = (type, shared));

        Assert.Equal(told, RegistrationRules.CheckDeal(deal, null, hasException: false).Told());
    }

    [Theory]
    [InlineData("""{"details":null}""")]
    [InlineData("""{"details":{"requirements":null}}""")]
    [InlineData("""{"details":{"requirements":{"solutions":null}}}""")]
    [InlineData("""{"details":{"requirements":{"solutions":[]}}}""")]
    public void A_deal_without_solutions_is_refused(string changes)
    {
        var deal = Won(json => json.Merge(JsonText.Parse(changes), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace, MergeNullValueHandling = MergeNullValueHandling.Merge }));

        Assert.Equal("RegistrationWithoutDealSolution Solution", RegistrationRules.CheckDeal(deal, null, hasException: false).Told());
    }

    [Theory]
    [InlineData("Active", "Accepted", false)]
    [InlineData("Active", "accepted", false)]
    [InlineData("Closed", "won", false)]
    [InlineData("New", "Pending", true)]
    [InlineData("Closed", "Expired", true)]
    public void Microsofts_leg_is_refused_with_its_state(string status, string substatus, bool isRefused)
    {
        var faults = RegistrationRules.CheckDeal(Won(), In(status, substatus), hasException: false).ToList();

        Assert.Equal(isRefused ? "RegistrationNotAccepted Substatus" : "", faults.Told());
        Assert.All(faults, fault => Assert.Equal($"Microsoft's own referral of the deal is {status}/{substatus}.", fault.Message));
    }

    [Theory]
    [InlineData("2026-05-04T00:00:00.1234566Z", true)]
    [InlineData("2026-05-04T00:00:00.1234567Z", false)]
    [InlineData("2026-05-04T00:00:00.1234568Z", false)]
    [InlineData(null, false)]
    public void Seventy_two_hours_lie_between_creation_and_win(string? closed, bool isTooEarly)
    {
        var deal = Won(json => json["closedDateTime"] = closed);

        Assert.Equal(isTooEarly ? "RegistrationWonTooEarly ClosedDateTime" : "", RegistrationRules.CheckDeal(deal, null, hasException: false).Told());
        Assert.Equal(isTooEarly ? "warning RegistrationWonTooEarly ClosedDateTime" : "", RegistrationRules.CheckDeal(deal, null, hasException: true).Told());
    }

    [Fact]
    public void All_that_speaks_against_a_won_deal_is_said_at_once_and_an_exception_relaxes_only_its_date()
    {
        var deal = Won(json =>
        {
            json["consent"]!["consentToShareReferralWithMicrosoftSellers"] = false;
            json["details"]!["requirements"]!["solutions"] = new JArray();
            json["closedDateTime"] = "2026-05-02T00:00:00Z";
        });

        const string Refused = "RegistrationPrivateDeal ShareWithMicrosoft; RegistrationWithoutDealSolution Solution; RegistrationNotAccepted Substatus; ";
        Assert.Equal(Refused + "RegistrationWonTooEarly ClosedDateTime", RegistrationRules.CheckDeal(deal, In("New", "Pending"), hasException: false).Told());
        Assert.Equal(Refused + "warning RegistrationWonTooEarly ClosedDateTime", RegistrationRules.CheckDeal(deal, In("New", "Pending"), hasException: true).Told());
    }

    [Fact]
    public void A_fault_says_what_its_code_means_and_what_to_do()
    {
        var early = Assert.Single(RegistrationRules.CheckDeal(Won(json => json["closedDateTime"] = "2026-05-02T00:00:00Z"), null, hasException: false));
        Assert.Equal((RegistrationFaultCodes.RegistrationWonTooEarly.Meaning, RegistrationFaultCodes.RegistrationWonTooEarly.RecommendedAction), (early.Message, early.Hint));

        var told = RegistrationRules.Refuse(RegistrationFaultCodes.RegistrationMissing, "Registrations", "None is there.", "0");
        Assert.Equal(("None is there.", "Leave -Correct out to register it.", "0", FaultSeverity.Error), (told.Message, told.Hint, told.Value, told.Severity));
    }

    [Fact]
    public void What_an_exception_relaxes_is_told_as_before_with_another_advice()
    {
        var deal = Won(json => json["closedDateTime"] = "2026-05-02T00:00:00Z");

        var fault = Assert.Single(RegistrationRules.CheckDeal(deal, null, hasException: true));

        Assert.Equal(RegistrationFaultCodes.RegistrationWonTooEarly.Meaning, fault.Message);
        Assert.Equal("It is sent for the exception that Microsoft approved.", fault.Hint);
    }

    /// <summary>The list of codes marks those that are warnings; a warning shows that itself.</summary>
    [Fact]
    public void A_warning_does_not_say_that_it_is_one()
    {
        var meant = RegistrationRules.Warn(RegistrationFaultCodes.RegistrationDiffers, "Registrations");
        Assert.Equal("The deal is registered already, with other data than this row has.", meant.Message);
        Assert.Equal(("RegistrationDiffers", "Registrations", "Use -Correct to correct the registration."), (meant.Code, meant.Field, meant.Hint));
        Assert.Equal(FaultSeverity.Warning, meant.Severity);

        Assert.Equal("Another word.", RegistrationRules.Warn(RegistrationFaultCodes.RegistrationDiffers, "Registrations", "Another word.").Message);
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"contract":{"signDateTime":null}}""", "SignDate")]
    [InlineData("""{"contract":{"startDateTime":null}}""", "StartDate")]
    [InlineData("""{"contract":null}""", "SignDate StartDate")]
    [InlineData("""{"solutionDetails":[{"value":null}]}""", "SolutionValue")]
    [InlineData("""{"solutionDetails":[{"value":0}]}""", "")]
    [InlineData("""{"solutionDetails":[{"currency":null}]}""", "SolutionCurrency")]
    [InlineData("""{"solutionDetails":[{"currency":""}]}""", "SolutionCurrency")]
    [InlineData("""{"solutionDetails":[{"isDeployedOnAzure":null}]}""", "DeployedOnAzure")]
    [InlineData("""{"solutionDetails":[{"isDeployedOnAzure":false}]}""", "")]
    [InlineData("""{"solutionDetails":[{"primaryDeploymentOn":null}]}""", "PrimaryDeploymentOn")]
    [InlineData("""{"solutionDetails":[{"primaryDeploymentOn":""}]}""", "PrimaryDeploymentOn")]
    [InlineData("""{"solutionDetails":[{"pricingModel":null}]}""", "PricingModel")]
    [InlineData("""{"solutionDetails":[{"pricingModel":""}]}""", "PricingModel")]
    [InlineData("""{"solutionDetails":[{"marketplaceTransactionDetails":null}]}""", "MarketplaceTransacted")]
    [InlineData("""{"solutionDetails":[{"marketplaceTransactionDetails":{"isMarketplaceTransacted":null}}]}""", "MarketplaceTransacted")]
    [InlineData("""{"solutionDetails":null}""", "")]
    public void The_portals_form_has_to_be_filled_in(string changes, string missing)
    {
        var faults = RegistrationRules.CheckForm(Model(changes)).ToList();

        Assert.Equal(missing, string.Join(" ", faults.Select(f => f.Field)));
        Assert.All(faults, fault => Assert.Equal("RegistrationMissingField", fault.Code));
    }

    /// <summary>It is not enough that one of them has it, and what both lack is said once.</summary>
    [Theory]
    [InlineData("""{"value":1,"currency":"USD","isDeployedOnAzure":true,"primaryDeploymentOn":"Partner","pricingModel":"Other"}""", "MarketplaceTransacted")]
    [InlineData("""{"value":1,"currency":"USD","isDeployedOnAzure":true,"primaryDeploymentOn":"Partner"}""", "PricingModel MarketplaceTransacted")]
    [InlineData("{}", "SolutionValue SolutionCurrency DeployedOnAzure PrimaryDeploymentOn PricingModel MarketplaceTransacted")]
    public void The_form_is_filled_in_for_every_solution(string second, string missing)
    {
        var json = Json();
        ((JArray)json["solutionDetails"]!).Add(JsonText.Parse(second));
        Assert.Equal(missing, string.Join(" ", RegistrationRules.CheckForm(JsonModel.View<Registration>(json)).Select(f => f.Field)));

        ((JArray)json["solutionDetails"]!).Add(JsonText.Parse(second));
        Assert.Equal(missing, string.Join(" ", RegistrationRules.CheckForm(JsonModel.View<Registration>(json)).Select(f => f.Field)));
    }

    [Theory]
    [InlineData(null, "", "")]
    [InlineData("", "", "")]
    [InlineData("ActionRequired", "", "")]
    [InlineData("actionrequired", "", "")]
    [InlineData("None", "RegistrationNotAwaited Registrations", "The registration is None: Microsoft does not wait for a correction.")]
    [InlineData("ReviewPending", "RegistrationNotAwaited Registrations", "The registration is ReviewPending: Microsoft does not wait for a correction.")]
    [InlineData("Approved", "RegistrationSettled Registrations", "The registration is Approved, and takes no correction.")]
    [InlineData("passed", "RegistrationSettled Registrations", "The registration is passed, and takes no correction.")]
    [InlineData("Failed", "RegistrationSettled Registrations", "The registration is Failed, and takes no correction.")]
    [InlineData("Closed", "RegistrationSettled Registrations", "The registration is Closed, and takes no correction.")]
    public void A_registration_that_takes_no_correction_is_refused_with_its_status(string? status, string told, string message)
    {
        var standing = Model();
        standing.Status = status;

        var faults = RegistrationRules.CheckCorrection(standing, Changes("ContractValue"), hasException: false).ToList();
        Assert.Equal(told, faults.Told());
        Assert.All(faults, fault => Assert.Equal(message, fault.Message));

        var relaxed = RegistrationRules.CheckCorrection(standing, Changes("ContractValue"), hasException: true).ToList();
        Assert.Equal(told.Length == 0 ? "" : "warning " + told, relaxed.Told());
        Assert.All(relaxed, fault => Assert.Equal(message, fault.Message));
    }

    /// <summary>Once is enough: a registration that was approved may wait for an action again.</summary>
    [Theory]
    [InlineData("ActionRequired", "{}", false)]
    [InlineData("Failed", """{"failedDateTime":"2026-05-30T00:00:00Z","reviewPendingDateTime":"2026-05-29T00:00:00Z","actionRequiredDateTime":"2026-05-30T00:00:00Z"}""", false)]
    [InlineData("approved", "{}", true)]
    [InlineData("Passed", "{}", true)]
    [InlineData("ActionRequired", """{"approvedDateTime":"2026-05-30T00:00:00Z"}""", true)]
    [InlineData("ActionRequired", """{"passedDateTime":"2026-05-30T00:00:00Z"}""", true)]
    public void What_was_approved_or_passed_keeps_what_is_fixed(string status, string history, bool isFixed)
    {
        var standing = Model($$"""{"status":"{{status}}","statusHistory":{{history}}}""");

        foreach (var hasException in new[] { false, true })
        {
            var told = RegistrationRules.CheckCorrection(standing, Changes("SolutionValue"), hasException).Where(f => f.Code == "RegistrationFieldFixed").Told();
            Assert.Equal(isFixed ? "RegistrationFieldFixed Registrations[0].SolutionDetails[0].Value" : "", told);
        }
    }

    [Fact]
    public void Every_field_that_is_fixed_is_told_and_no_field_of_the_contract()
    {
        var standing = Model("""{"statusHistory":{"approvedDateTime":"2026-05-30T00:00:00Z"}}""");

        var faults = RegistrationRules.CheckCorrection(standing, Changes([.. RegistrationEdit.Names]), hasException: true).ToList();

        Assert.All(faults, fault => Assert.Equal(("RegistrationFieldFixed", FaultSeverity.Error), (fault.Code, fault.Severity)));
        Assert.Equal(
            [
                "Value", "Currency", "IsDeployedOnAzure", "PrimaryDeploymentOn", "PricingModel",
                "MarketplaceTransactionDetails.IsMarketplaceTransacted", "MarketplaceTransactionDetails.MarketplaceTransactionDateTime",
            ],
            faults.Select(f => f.Field["Registrations[0].SolutionDetails[0].".Length..]));
    }

    private static IEnumerable<FieldChange> Changes(params string[] names) => names.Select(name => new FieldChange(RegistrationEdit.Find(name)!, JValue.CreateNull()));
}
