using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What somebody set on a referral's own properties, told from what the service gave.</summary>
public sealed class OwnChangesTests
{
    [Fact]
    public void What_nobody_set_is_no_change()
    {
        Assert.Empty(Changes(_ => { }));
        Assert.Empty(OwnChanges.Of(new Referral { Name = "Made here" }, []));
    }

    [Theory]
    [InlineData("12000", "12000")]
    [InlineData("12000.00", "12000")]
    [InlineData("12000.5", "12000.5")]
    [InlineData("0", "0")]
    [InlineData("10000000000000000000", "10000000000000000000.0")]
    public void An_amount_is_written_as_everywhere(string amount, string json) =>
        Assert.Equal(["/details/dealValue = " + json], Changes(deal => deal.DealValue = decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_was_set_to_what_it_was_is_no_change() => Assert.Empty(Changes(deal =>
    {
        deal.DealValue = 7;
        deal.Name = "Other";
        deal.DealValue = 42000m;
        deal.Name = "Bluewater data platform";
        deal.ClosingDate = new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.FromHours(1));
        deal.SalesStage = "";
    }));

    [Fact]
    public void What_was_emptied_is_emptied()
    {
        Assert.Equal(["/details/notes = null"], Changes(deal => deal.Notes = null));
        Assert.Equal(["/mpnId = null"], Changes(deal => deal.MpnId = null));
        Assert.Equal(["/team = []"], Changes(deal => deal.Team = null));
    }

    [Fact]
    public void A_list_is_taken_whole()
    {
        Assert.Equal(
            ["""/team = [{"firstName":"Noa","lastName":"Frei","phoneNumber":"+41410000002","email":"n@partner.example","emailValidationStatus":"Valid"}]"""],
            Changes(deal => deal.Team![0].Email = "n@partner.example"));
        Assert.Equal(
            ["""/details/requirements/solutions = [{"id":"SOL-2"}]"""],
            Changes(deal => deal.Requirements!.Solutions = [new SolutionTag { Id = "SOL-2" }]));
    }

    [Fact]
    public void What_an_element_has_no_longer_is_a_change_too() => Assert.Equal(
        ["""/team = [{"firstName":"Noa","lastName":"Frei","email":"noa@partner.example","emailValidationStatus":"Valid"}]"""],
        Changes(deal => deal.Team![0].PhoneNumber = null));

    [Fact]
    public void An_object_is_compared_property_by_property_wherever_it_is_missing()
    {
        Assert.Equal(
            ["/inviteContext/notes = \"Hello\"", "/inviteContext/invitedBy/organizationId = \"us\""],
            Changes(deal => deal.InviteContext = new InviteContext { Notes = "Hello", InvitedBy = new InvitedBy { OrganizationId = "us" } }));
        Assert.Equal(
            ["/consent/consentToToShareInfoWithOthers = null", "/consent/consentToContact = null", "/consent/consentToShareReferralWithMicrosoftSellers = null"],
            Changes(deal => deal.Consent = null));
        Assert.Equal(["/details/dealValue = 5"], Changes(deal => deal.Details = new ReferralDetails { DealValue = 5 }).Where(change => !change.EndsWith("null", StringComparison.Ordinal) && !change.EndsWith("[]", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_property_is_the_same_one_in_another_case()
    {
        var now = Read();
        now.Name = "Other";
        now.Json.Remove("name");
        now.Json["NAME"] = "Bluewater data platform";

        Assert.Empty(OwnChanges.Of(now, []));
    }

    [Theory]
    [InlineData("novelty", "novelty")]
    [InlineData("details.novelty", "details.novelty")]
    public void What_no_field_stands_for_is_told(string path, string field)
    {
        var deal = Read();
        deal.DealValue = 5;
        (path.StartsWith("details", StringComparison.Ordinal) ? (JObject)deal.Json["details"]! : deal.Json)["novelty"] = "x";
        var faults = new List<Fault>();

        Assert.Equal("DealValue to 5", Assert.Single(OwnChanges.Of(deal, faults)).ToString());
        var fault = Assert.Single(faults);
        Assert.Equal((FaultSeverity.Error, "UnknownField", field), (fault.Severity, fault.Code, fault.Field));
        Assert.Equal((ChangeFaultCodes.UnknownField.Meaning, ChangeFaultCodes.UnknownField.RecommendedAction), (fault.Message, fault.Hint));
    }

    [Fact]
    public void An_unknown_property_that_the_service_gave_is_nobodys_change()
    {
        var deal = Read(json => json["novelty"] = new JObject { ["a"] = 1 });
        deal.DealValue = 5;
        var faults = new List<Fault>();

        Assert.Single(OwnChanges.Of(deal, faults));
        Assert.Empty(faults);
    }

    private static IEnumerable<string> Changes(Action<Referral> set)
    {
        var deal = Read();
        set(deal);
        var faults = new List<Fault>();
        var changes = OwnChanges.Of(deal, faults);
        Assert.Empty(faults);
        return changes.Select(change => $"{FieldPointer.Write(change.Pointer.Root)} = {change.Json}");
    }

    private static Referral Read(Action<JObject>? change = null)
    {
        var deal = Deals.Active(change);
        OriginalJson.Remember(deal.Json);
        return deal;
    }

    [Fact]
    public void A_field_is_found_in_whatever_case_the_service_spells_it()
    {
        var deal = JsonModel.View<Referral>((JObject)JsonText.Parse("""{"id":"1","Details":{"DealValue":1,"currency":"CHF"}}"""));
        OriginalJson.Remember(deal.Json);
        deal.DealValue = 5;
        var faults = new List<Fault>();
        Assert.Equal("DealValue to 5", Assert.Single(OwnChanges.Of(deal, faults)).ToString());
        Assert.Empty(faults);
    }
}
