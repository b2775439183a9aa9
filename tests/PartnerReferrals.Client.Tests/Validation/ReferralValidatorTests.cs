using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Client.Tests.Mapping;
using PartnerReferrals.Errors;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Validation;

/// <summary>The rules over a whole referral, one broken at a time.</summary>
public sealed class ReferralValidatorTests
{
    private static readonly ValidationOptions Portal = new() { Profile = ValidationProfile.Portal };

    [Fact]
    public void An_ordinary_body_of_2019_passes() => Assert.Empty(ReferralValidator.Validate(Deals.Ordinary()));

    [Fact]
    public void A_complete_cosell_deal_passes_the_portal() =>
        Assert.Empty(ReferralValidator.Validate(Deals.CoSell(), new ValidationOptions { Profile = ValidationProfile.Portal, DealType = DealType.CoSell }));

    [Fact]
    public void The_portal_misses_more_in_the_body_of_2019() => Assert.Equal(
        ["MissingMarketplaceIntent", "MissingShareWithMicrosoft"],
        Codes(ReferralValidator.Validate(Deals.Ordinary(), Portal)));

    public static TheoryData<string, string, string> Broken => new()
    {
        { "name", "MissingName", "Name" },
        { "type", "MissingType", "Type" },
        { "customerProfile", "MissingCustomerProfile", "CustomerProfile" },
        { "customerProfile.name", "MissingCustomerName", "CustomerProfile.Name" },
        { "customerProfile.address.addressLine1", "MissingAddressLine1", "CustomerProfile.Address.AddressLine1" },
        { "customerProfile.address.city", "MissingCity", "CustomerProfile.Address.City" },
        { "customerProfile.address.country", "MissingCountry", "CustomerProfile.Address.Country" },
        { "consent", "MissingConsent", "Consent" },
        { "consent.consentToContact", "MissingConsentToContact", "Consent.ConsentToContact" },
        { "consent.consentToToShareInfoWithOthers", "MissingConsentToShareInfo", "Consent.ConsentToShareInfo" },
        { "details", "MissingDetails", "Details" },
        { "details.currency", "MissingCurrency", "Details.Currency" },
        { "status", "IllegalState", "Status" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_missing_part_is_named(string path, string code, string field)
    {
        foreach (var blank in new[] { "remove", "null", "empty" })
        {
            var referral = Deals.Ordinary();
            var token = referral.Json.SelectToken(path)!;
            if (blank == "remove")
                token.Parent!.Remove();
            else if (blank == "null")
                token.Replace(Newtonsoft.Json.Linq.JValue.CreateNull());
            else if (token.Type == Newtonsoft.Json.Linq.JTokenType.String && path is not ("type" or "status" or "customerProfile.address.country" or "details.currency"))
                token.Replace("  ");
            else
                continue;

            var fault = Assert.Single(ReferralValidator.Validate(referral));
            Assert.Equal((code, field, FaultSeverity.Error), (fault.Code, fault.Field, fault.Severity));
            Assert.NotEmpty(fault.Message);
            Assert.NotEmpty(fault.Hint);
        }
    }

    [Fact]
    public void Consent_is_never_assumed_and_the_message_says_so() =>
        Assert.All(
            new[] { FaultCodes.MissingConsent, FaultCodes.MissingConsentToContact },
            code => Assert.Contains("never assumed", code.Meaning));

    [Theory]
    [InlineData("details.dealValue", "MissingDealValue")]
    [InlineData("details.closingDateTime", "MissingClosingDate")]
    [InlineData("details.requirements.solutions", "MissingSolution")]
    [InlineData("details.requirements.additionalRequirements", "MissingMarketplaceIntent")]
    [InlineData("team", "MissingTeam")]
    [InlineData("team[0].phoneNumber", "IncompleteTeamMember")]
    [InlineData("consent.consentToShareReferralWithMicrosoftSellers", "MissingShareWithMicrosoft")]
    public void What_only_the_portal_demands_is_an_error_there_only(string path, string code)
    {
        var referral = Deals.CoSell();
        referral.InviteContext = null;
        referral.Json.SelectToken(path)!.Parent!.Remove();

        Assert.Empty(ReferralValidator.Validate(referral));
        Assert.Equal([code], Codes(ReferralValidator.Validate(referral, Portal)));
    }

    [Fact]
    public void The_portal_takes_no_refused_consent_and_no_value_of_zero()
    {
        var referral = Deals.CoSell();
        referral.Consent!.ConsentToContact = false;
        referral.Consent.ConsentToShareInfo = false;
        referral.Details!.DealValue = 0;

        Assert.Empty(ReferralValidator.Validate(referral));
        Assert.Equal(["ConsentRefused", "ConsentRefused", "MissingDealValue"], Codes(ReferralValidator.Validate(referral, Portal)));
    }

    [Fact]
    public void A_partner_id_has_digits_only()
    {
        var referral = Deals.Ordinary();
        referral.MpnId = "1234567";
        Assert.Empty(ReferralValidator.Validate(referral));
        referral.MpnId = "MPN 1";
        Assert.Equal(["InvalidMpnId"], Codes(ReferralValidator.Validate(referral)));
    }

    [Fact]
    public void A_lost_deal_needs_a_reason_in_the_portal_and_an_error_everywhere()
    {
        var referral = Deals.CoSell();
        (referral.Status, referral.Substatus) = ("Closed", "Lost");
        Assert.Empty(ReferralValidator.Validate(referral));
        Assert.Equal(["MissingStatusReason"], Codes(ReferralValidator.Validate(referral, Portal)));
        referral.Substatus = "Error";
        Assert.Equal(["MissingStatusReason"], Codes(ReferralValidator.Validate(referral)));
        referral.StatusReason = "Test referral";
        Assert.Empty(ReferralValidator.Validate(referral, Portal));
    }

    [Theory]
    [InlineData("customerProfile.team", "MissingCustomerContact")]
    [InlineData("customerProfile.team[0].email", "IncompleteCustomerContact")]
    [InlineData("inviteContext.assistanceRequestCode", "MissingHelpCode")]
    public void Help_needs_a_contact_and_a_kind(string path, string code)
    {
        var referral = Deals.CoSell();
        referral.Json.SelectToken(path)!.Parent!.Remove();

        Assert.Equal([code], Codes(ReferralValidator.Validate(referral, new ValidationOptions { DealType = DealType.CoSell })));
    }

    [Theory]
    [InlineData("Independent", "ProofOfConceptOrDemo", "Hello", null, "HelpCode and InviteNotes are given, but this is no co-sell deal: Microsoft is not asked for help.")]
    [InlineData("Independent", "ProofOfConceptOrDemo", null, DealType.PartnerLed, "HelpCode is given, but this is no co-sell deal: Microsoft is not asked for help.")]
    [InlineData("Independent", "Unknown", "Hello", null, "InviteNotes is given, but this is no co-sell deal: Microsoft is not asked for help.")]
    [InlineData("Independent", "Unknown", " ", null, null)]
    [InlineData("Shared", "ProofOfConceptOrDemo", "Hello", null, null)]
    [InlineData("Independent", "ProofOfConceptOrDemo", "Hello", DealType.CoSell, null)]
    public void Help_that_is_not_asked_for_is_warned_of(string type, string code, string? notes, DealType? dealType, string? message)
    {
        var referral = Deals.CoSell();
        referral.Type = type;
        referral.InviteContext!.AssistanceRequestCode = code;
        referral.InviteContext.Notes = notes;
        var faults = ReferralValidator.Validate(referral, new ValidationOptions { DealType = dealType });
        Assert.Equal(message is null ? [] : [(FaultSeverity.Warning, "HelpNotAsked", message)], faults.Select(f => (f.Severity, f.Code, f.Message)));
    }

    [Fact]
    public void Notes_for_another_partner_and_a_deal_that_Microsoft_may_see_are_no_request_for_help()
    {
        var referral = Deals.CoSell();
        (referral.Type, referral.InviteContext!.AssistanceRequestCode) = ("Independent", null);
        referral.Target = [new Target { Type = "BusinessProfileLocation", Id = "11111111-1111-1111-1111-111111111111" }];
        Assert.Empty(ReferralValidator.Validate(referral));
    }

    [Fact]
    public void Help_needs_a_solution_or_a_solution_as_target()
    {
        var referral = Deals.CoSell();
        referral.Details!.Requirements!.Solutions = [];
        Assert.Empty(ReferralValidator.Validate(referral));
        foreach (var targets in new Target[]?[] { [], null, [new() { Type = TargetType.SolutionProfile, Id = " " }], [new() { Type = TargetType.BusinessProfileLocation, Id = "11111111-1111-1111-1111-111111111111" }] })
        {
            referral.Target = targets;
            Assert.Equal(["MissingSolution"], Codes(ReferralValidator.Validate(referral)));
        }
    }

    [Fact]
    public void The_first_form_of_the_api_asked_without_saying_for_what()
    {
        var referral = Deals.CoSell();
        (referral.InviteContext!.AssistanceRequestCode, referral.InviteContext.InvitedBy) = (null, new InvitedBy { OrganizationId = "us" });
        referral.Consent!.ShareWithMicrosoft = null;

        var faults = ReferralValidator.Validate(referral, new ValidationOptions { DealType = DealType.CoSell });

        Assert.Equal([("MissingHelpCode", FaultSeverity.Warning), ("ShareRequired", FaultSeverity.Warning)], faults.Select(f => (f.Code, f.Severity)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Help_with_a_hidden_deal_is_refused(bool? share)
    {
        var referral = Deals.CoSell();
        referral.Consent!.ShareWithMicrosoft = share;

        Assert.Equal(["ShareRequired"], Codes(ReferralValidator.Validate(referral, new ValidationOptions { DealType = DealType.CoSell })));
    }

    [Fact]
    public void No_help_asked_needs_no_contact()
    {
        var referral = Deals.Ordinary();
        referral.CustomerProfile!.Team = [];
        referral.InviteContext!.AssistanceRequestCode = "Unknown";

        Assert.Empty(ReferralValidator.Validate(referral));
    }

    [Fact]
    public void Microsofts_leg_is_known_by_its_target_and_needs_the_engagement()
    {
        var referral = Deals.CoSell();
        referral.Target = [new() { Type = "BusinessProfileLocation", Id = "msft" }];
        Assert.Equal(["MissingEngagementId"], Codes(ReferralValidator.Validate(referral)));
        referral.EngagementId = "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11";
        Assert.Empty(ReferralValidator.Validate(referral));
        referral.Target = [new() { Id = "msft" }];
        Assert.Equal(["MissingTarget"], Codes(ReferralValidator.Validate(referral)));
    }

    [Fact]
    public void Limits_hold()
    {
        var referral = Deals.Ordinary();
        referral.Details!.Requirements!.Solutions = [.. Enumerable.Range(0, 50).Select(n => new SolutionTag { Id = $"SOL-{n}" })];
        referral.Team = [.. Enumerable.Range(0, 50).Select(n => new Member { Email = $"m{n}@partner.example" })];
        Assert.Empty(ReferralValidator.Validate(referral));
        referral.Details!.Requirements!.Solutions = [.. referral.Details.Requirements.Solutions!, new() { Id = "SOL-x" }];
        referral.Team = [.. referral.Team!, new() { Email = "x@partner.example" }];
        Assert.Equal(["TooManySolutions", "TooManyTeamMembers"], Codes(ReferralValidator.Validate(referral)));
    }

    [Fact]
    public void Doubles_and_odd_addresses_are_warnings_without_personal_data()
    {
        var referral = Deals.Ordinary();
        referral.Team = [new() { Email = "noa@partner.example" }, new() { Email = "NOA@partner.example" }, new() { Email = "noa at partner" }];
        referral.Details!.Requirements!.Solutions = [new() { Id = "SOL-1" }, new() { Id = "sol-1" }];

        var faults = ReferralValidator.Validate(referral);

        Assert.Equal(["DuplicateSolution", "DuplicateTeamMember", "InvalidEmail"], Codes(faults));
        Assert.All(faults, f => Assert.Equal(FaultSeverity.Warning, f.Severity));
        Assert.All(faults, f => Assert.DoesNotContain("partner", f + f.Value, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("名@例え.テスト", true)]
    [InlineData("a@b", false)]
    [InlineData("@b.example", false)]
    [InlineData("a@.example", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("a@b.", false)]
    public void An_address_has_one_at_and_a_domain(string email, bool sound)
    {
        var referral = Deals.Ordinary();
        referral.CustomerProfile!.Team![0].Email = email;

        Assert.Equal(sound, ReferralValidator.Validate(referral).Count == 0);
    }

    [Fact]
    public void A_solution_needs_an_id_and_a_price_its_currency()
    {
        var referral = Deals.Ordinary();
        referral.Details!.Requirements!.Solutions = [new() { Name = "x" }, new() { Id = "SOL-1", Price = 5 }, new() { Id = "SOL-2", Price = 5, Currency = "CHF" }];

        var faults = ReferralValidator.Validate(referral);

        Assert.Equal(["MissingSolutionId", "MissingCurrency"], faults.Select(f => f.Code));
        Assert.Equal("Details.Requirements.Solutions[1].Currency", faults[1].Field);
    }

    [Theory]
    [InlineData("New", "Accepted")]
    [InlineData("New", "Won")]
    [InlineData("Active", "Pending")]
    [InlineData("Closed", "Accepted")]
    public void A_pair_outside_the_state_table_is_an_error_that_lists_the_table(string status, string substatus)
    {
        var referral = Deals.Ordinary();
        (referral.Status, referral.Substatus) = (status, substatus);

        var fault = Assert.Single(ReferralValidator.Validate(referral));

        Assert.Equal("IllegalState", fault.Code);
        Assert.Equal($"{status}/{substatus}", fault.Value);
        Assert.All(StateTable.SubstatusesOf(status), legal => Assert.Contains(legal, fault.Hint));
    }

    [Fact]
    public void A_typed_referral_with_bad_values_is_refused_as_any_input()
    {
        var referral = Deals.Ordinary();
        referral.CustomerProfile!.Address!.Country = "Helvetia";
        referral.Details!.DealValue = -1;

        Assert.Equal(["InvalidCountry", "NegativeNumber"], Codes(ReferralValidator.Validate(referral)));
    }

    [Fact]
    public void An_object_of_the_wrong_type_hides_no_missing_sister()
    {
        var mapped = Rows.Map(Rows.Row(("CustomerProfile", Rows.Row(("Address", "Zug"), ("Name", "x"))), ("Consent", 5), ("Details", Rows.Row(("Notes", "n"))), ("Type", "Shared")));

        Assert.Equal(["MissingName", "ObjectExpected", "ObjectExpected"], Codes(ReferralValidator.Validate(mapped)));
    }

    private static IEnumerable<string> Codes(IReadOnlyList<Fault> faults) => faults.Select(f => f.Code).Order();
}
