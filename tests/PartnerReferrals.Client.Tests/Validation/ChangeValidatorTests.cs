using System;
using System.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Tests.Validation;

/// <summary>Changes the service is known to refuse.</summary>
public sealed class ChangeValidatorTests
{
    [Fact]
    public void An_ordinary_change_passes() => Assert.Empty(Change(r =>
    {
        r.Name = "new name";
        r.Details!.DealValue = 5;
        r.Details.Notes = "new";
        r.Team = [];
        r.Consent!.ShareWithMicrosoft = true;
        r.CustomerProfile!.Team = [];
        (r.Status, r.Substatus) = ("Active", "Accepted");
    }));

    [Fact]
    public void An_illegal_move_lists_the_legal_ones()
    {
        var fault = Assert.Single(Faults(r => (r.Status, r.Substatus) = ("Active", "Accepted"), r => (r.Status, r.Substatus) = ("New", "Pending")));

        Assert.Equal("IllegalMove", fault.Code);
        Assert.Contains("Closed/Won", fault.Hint);
        Assert.DoesNotContain("New/", fault.Hint);
    }

    [Fact]
    public void A_status_without_its_substatus_is_no_state() =>
        Assert.Equal(["IllegalState"], Change(r => r.Status = "Closed"));

    [Fact]
    public void Closing_as_an_error_needs_a_reason()
    {
        Assert.Equal(["MissingStatusReason"], Change(r => (r.Status, r.Substatus) = ("Closed", "Error")));
        Assert.Empty(Change(r => (r.Status, r.Substatus, r.StatusReason) = ("Closed", "Error", "Test referral")));
    }

    [Fact]
    public void What_has_ended_takes_registrations_only()
    {
        Action<Referral> won = r => (r.Status, r.Substatus) = ("Closed", "Won");

        Assert.Equal(["TerminalReferral"], Faults(won, r => r.Details!.Notes = "x").Select(f => f.Code));
        Assert.Equal(["TerminalReferral"], Faults(won, r => r.Substatus = "Lost").Select(f => f.Code));
        Assert.Empty(Faults(won, r => r.Registrations = [new() { Type = "AzureIPCoSell" }]));
        Assert.Empty(Faults(won, _ => { }));
    }

    [Fact]
    public void Frozen_fields_are_named()
    {
        Assert.Equal("CustomerProfile.Name", Assert.Single(Faults(_ => { }, r => r.CustomerProfile!.Name = "x")).Field);
        Assert.Equal("CustomerProfile.Address.City", Assert.Single(Faults(_ => { }, r => r.CustomerProfile!.Address!.City = "x")).Field);
        Assert.Equal("MpnId", Assert.Single(Faults(_ => { }, r => r.MpnId = "x")).Field);
        Assert.Equal("CustomerProfile.Ids", Assert.Single(Faults(_ => { }, r => r.CustomerProfile!.Ids = [new() { ProfileType = "Duns", Id = "1" }])).Field);
        Assert.Empty(Faults(r => r.Json["mpnId"] = null, r => r.Json.Remove("mpnId")));
    }

    [Fact]
    public void The_contact_is_frozen_once_help_was_asked_for()
    {
        Action<Referral> independent = r => (r.Type, r.Consent!.ShareWithMicrosoft) = ("Independent", true);

        Assert.Empty(Faults(independent, r => r.CustomerProfile!.Team = []));
        Assert.Equal(["FrozenField", "FrozenField"], Faults(_ => { }, r =>
        {
            r.CustomerProfile!.Team = [];
            r.InviteContext!.Notes = "x";
        }, "Shared").Select(f => f.Code));
    }

    [Fact]
    public void What_was_shown_cannot_be_hidden()
    {
        Assert.Equal(["ShareCannotBeTakenBack"], Faults(r => r.Consent!.ShareWithMicrosoft = true, r => r.Consent!.ShareWithMicrosoft = false).Select(f => f.Code));
        Assert.Empty(Faults(r => r.Consent!.ShareWithMicrosoft = false, r => r.Consent!.ShareWithMicrosoft = true));
    }

    private static string[] Change(Action<Referral> change) => [.. Faults(_ => { }, change).Select(f => f.Code)];

    private static Fault[] Faults(Action<Referral> prepare, Action<Referral> change, string type = "Independent")
    {
        var before = Deals.Ordinary();
        before.Type = type;
        prepare(before);
        var after = Deals.Read(before.ToJson());
        change(after);
        return [.. ChangeValidator.Validate(before, after)];
    }
}
