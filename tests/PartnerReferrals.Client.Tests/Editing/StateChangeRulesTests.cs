using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Status, substatus and reason one by one: what is filled in, and what is said of what does not fit.</summary>
public sealed class StateChangeRulesTests
{
    private const string FromNew = "From here it can become: New/Received, Active/Accepted, Closed/Won, Closed/Lost, Closed/Declined, Closed/Expired, Closed/Error.";
    private const string FromActive = "From here it can become: Closed/Won, Closed/Lost, Closed/Declined, Closed/Expired, Closed/Error.";
    private const string FromEnd = "It has ended for good; no other state can follow.";

    [Theory]
    [InlineData(null, "Status=Closed Substatus=Lost")]
    [InlineData("", "Status=Closed Substatus=Lost")]
    [InlineData("  ", "Status=Closed Substatus=Lost")]
    [InlineData(" They moved. ", "Status=Closed Substatus=Lost StatusReason=They moved.")]
    public void A_move_is_both_halves_and_a_reason_where_there_is_one(string? reason, string told) =>
        Assert.Equal(told, Told(StateChange.To(new ReferralState("Closed", "Lost"), reason)));

    [Theory]
    [InlineData("Status=Active", "", "Status=Active Substatus=Accepted")]
    [InlineData("Status=Active", "New/Pending", "Status=Active Substatus=Accepted")]
    [InlineData("Status=Active", "Active/Accepted", "Status=Active Substatus=Accepted")]
    [InlineData("Status=New", "New/Received", "Status=New Substatus=Received")]
    [InlineData("Status=new", "New/Pending", "Status=new Substatus=Pending")]
    [InlineData("Status=Closed", "Closed/Expired", "Status=Closed Substatus=Expired")]
    [InlineData("Substatus=Lost", "", "Status=Closed Substatus=Lost")]
    [InlineData("Substatus=Received", "Active/Accepted", "Status=New Substatus=Received")]
    [InlineData("Substatus=Lost Status=Closed", "", "Status=Closed Substatus=Lost")]
    [InlineData("Name=N Substatus=Lost Notes=X", "", "Status=Closed Substatus=Lost Name=N Notes=X")]
    [InlineData("Name=N Notes=X", "Active/Accepted", "Name=N Notes=X")]
    public void The_half_that_can_be_meant_is_filled_in_and_the_state_comes_first(string asked, string current, string told)
    {
        var faults = new List<Fault>();

        Assert.Equal(told, Told(StateChange.Complete(Changes(asked), At(current), faults)));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Status=New", "", "Status", "New", "Status New alone does not say what became of the deal.", "Beside New stand: Pending, Received.")]
    [InlineData("Status=Closed", "", "Status", "Closed", "Status Closed alone does not say what became of the deal.", "Beside Closed stand: Won, Lost, Declined, Expired, Error.")]
    [InlineData("Status=Closed", "New/Pending", "Status", "Closed", "Status Closed alone does not say what became of the deal.", FromNew)]
    [InlineData("Status=closed", "Active/Accepted", "Status", "closed", "Status closed alone does not say what became of the deal.", FromActive)]
    [InlineData("Status=New", "Active/Accepted", "Status", "New", "The referral is Active/Accepted and cannot become New.", FromActive)]
    [InlineData("Status=New", "Closed/Won", "Status", "New", "The referral is Closed/Won and cannot become New.", FromEnd)]
    [InlineData("Status=Active Substatus=Won", "", "Status", "Active/Won", "Substatus Won cannot stand beside status Active.", "Beside Active stand: Accepted.")]
    [InlineData("Status=Active Substatus=Won", "Active/Accepted", "Status", "Active/Won", "Substatus Won cannot stand beside status Active.", FromActive)]
    [InlineData("Status=New Substatus=Won", "Active/Accepted", "Status", "New/Won", "Substatus Won cannot stand beside status New.", FromActive)]
    [InlineData(
        "Status=Paused Substatus=Won", "", "Status", "Paused/Won", "Substatus Won cannot stand beside status Paused.",
        "Legal states: New/Pending, New/Received, Active/Accepted, Closed/Won, Closed/Lost, Closed/Declined, Closed/Expired, Closed/Error.")]
    public void What_does_not_stand_together_is_told_with_what_does(string asked, string current, string field, string value, string message, string hint)
    {
        var faults = new List<Fault>();
        var changes = Changes(asked + " Name=N");

        Assert.Same(changes, StateChange.Complete(changes, At(current), faults));
        var fault = Assert.Single(faults);
        Assert.Equal(("IllegalState", field, value), (fault.Code, fault.Field, fault.Value));
        Assert.Equal(message, fault.Message);
        Assert.Equal(hint, fault.Hint);
    }

    [Fact]
    public void A_substatus_outside_the_table_is_told_under_its_own_name()
    {
        var faults = new List<Fault>();

        StateChange.Complete(Changes("Substatus=Waiting"), null, faults);

        Assert.Equal("IllegalState Substatus Waiting", faults.Told());
    }

    /// <summary>That a state cannot be emptied is for the rules of fields to say.</summary>
    [Fact]
    public void A_state_that_was_emptied_is_left_as_it_is()
    {
        var faults = new List<Fault>();
        FieldChange[] changes = [new(FieldTable.Find("Status")!, JValue.CreateNull()), new(FieldTable.Find("Substatus")!, JValue.CreateNull())];

        Assert.Same(changes, StateChange.Complete(changes, Active(), faults));
        Assert.Empty(faults);
        Assert.Null(StateChange.Check(changes, Active()));
    }

    [Fact]
    public void A_referral_that_tells_of_no_state_is_judged_all_the_same()
    {
        var current = Active(json => (json["status"], json["substatus"]) = (JValue.CreateNull(), JValue.CreateNull()));
        var faults = new List<Fault>();

        StateChange.Complete(Changes("Status=New"), current, faults);

        Assert.Equal("IllegalState Status New", faults.Told());
        Assert.Null(StateChange.Check(Changes("Status=Closed Substatus=Won"), current));
    }

    [Theory]
    [InlineData("StatusReason=3", "", "Customer chose another vendor")]
    [InlineData("StatusReason=3", "Active/Accepted", "3")]
    [InlineData("StatusReason=3", "Closed/Declined", "Customer chose another vendor")]
    [InlineData("StatusReason=7", "Closed/Error", "Test referral")]
    [InlineData("StatusReason=7 Substatus=Error", "Closed/Lost", "Test referral")]
    [InlineData("StatusReason=7 Substatus=Lost", "Active/Accepted", "Abuse, spam or phishing")]
    public void A_number_is_of_the_list_of_the_substatus_it_is_for(string asked, string current, string words)
    {
        var faults = new List<Fault>();

        var changes = StateChange.Complete(Changes(asked + " Name=N"), At(current), faults);

        Assert.Empty(faults);
        Assert.Equal([words, "N"], changes.Where(c => c.Path.Text is "StatusReason" or "Name").Select(c => (string?)c.Value));
    }

    [Fact]
    public void A_number_that_no_reason_has_is_told_with_the_list_and_nothing_is_changed()
    {
        var faults = new List<Fault>();

        var changes = StateChange.Complete(Changes("Substatus=Error StatusReason=12"), Active(), faults);

        Assert.Equal("Status=Closed Substatus=Error StatusReason=12", Told(changes));
        var fault = Assert.Single(faults);
        Assert.Equal("InvalidReason StatusReason 12", faults.Told());
        Assert.Equal("12 is no number of the portal's reasons for Error.", fault.Message);
        Assert.StartsWith("Give your own words or one of: 1 Duplicate: bulk upload, 2 Duplicate: Partner Center,", fault.Hint, System.StringComparison.Ordinal);
        Assert.EndsWith("9 Others.", fault.Hint, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status=Active", "Closed/Won")]
    [InlineData("Substatus=Accepted", "Closed/Won")]
    [InlineData("Name=N", "Closed/Won")]
    [InlineData("Status=Active Substatus=Accepted", "New/Pending")]
    [InlineData("Status=Active Substatus=Accepted", "Active/Accepted")]
    [InlineData("Status=Closed Substatus=Won", "Closed/Won")]
    [InlineData("Status=Closed Substatus=Won", "Paused/Waiting")]
    [InlineData("Status=New Substatus=Pending", "Paused/Waiting")]
    public void A_move_is_judged_where_it_is_whole_and_starts_in_the_table(string changes, string current) => Assert.Null(StateChange.Check(Changes(changes), At(current)!));

    [Theory]
    [InlineData("Status=New Substatus=Pending", "Active/Accepted", "New/Pending", FromActive)]
    [InlineData("Status=Active Substatus=Accepted", "Closed/Won", "Active/Accepted", FromEnd)]
    [InlineData("Status=Closed Substatus=Lost", "Closed/Won", "Closed/Lost", FromEnd)]
    public void A_move_that_the_table_does_not_have_is_told_with_those_it_has(string changes, string current, string value, string hint)
    {
        var fault = StateChange.Check(Changes(changes), At(current)!)!;

        Assert.Equal($"IllegalMove Status {value}", new[] { fault }.Told());
        Assert.Equal($"The referral is {current} and cannot become {value}.", fault.Message);
        Assert.Equal(hint, fault.Hint);
    }

    [Theory]
    [InlineData("Substatus=Error", null, true)]
    [InlineData("Substatus=error", null, true)]
    [InlineData("Substatus=Error", "", true)]
    [InlineData("Substatus=Error", " ", true)]
    [InlineData("Substatus=Error", "Twice", false)]
    [InlineData("Substatus=Error StatusReason=Twice", null, false)]
    [InlineData("Substatus=Error StatusReason=Twice", " ", false)]
    [InlineData("Substatus=Lost", null, false)]
    [InlineData("StatusReason=", null, false)]
    [InlineData("Name=N", null, false)]
    public void To_close_as_an_error_needs_a_reason_now_or_before(string changes, string? standing, bool isRefused)
    {
        var current = Active(json => json["statusReason"] = standing is null ? JValue.CreateNull() : standing);

        var fault = StateChange.CheckReason(Changes(changes), current);
        Assert.Equal(isRefused, fault is not null);
        if (standing is null)
        {
            Assert.Equal(isRefused, StateChange.CheckReason(Changes(changes), null) is not null);
        }

        if (fault is not null)
        {
            Assert.Equal("MissingStatusReason StatusReason", new[] { fault }.Told());
            Assert.Equal("Closing as an error needs a reason.", fault.Message);
            Assert.Equal($"Give your own words or one of: {StatusReasons.List(KnownValueSets.ErrorReason)}.", fault.Hint);
        }
    }

    private static Referral? At(string state) => state.Length == 0 ? null : In(state.Split('/')[0], state.Split('/')[1]);

    private static IReadOnlyList<FieldChange> Changes(string text) =>
        [.. text.Split(' ').Select(pair => pair.Split('=')).Select(pair => new FieldChange(FieldTable.Find(pair[0])!, pair[1]))];

    private static string Told(IEnumerable<FieldChange> changes) => string.Join(" ", changes.Select(c => $"{c.Name}={c.Value}"));

    /// <summary>A reason that stands, and the one that is given; empty takes it away.</summary>
    [Theory]
    [InlineData("Old words", null, "")]
    [InlineData("Old words", "New words", "")]
    [InlineData("Old words", "", "MissingStatusReason")]
    [InlineData(null, null, "MissingStatusReason")]
    public void A_reason_that_is_taken_away_is_none(string? before, string? given, string fault)
    {
        var deal = Active(json => json["statusReason"] = before is null ? JValue.CreateNull() : before);
        NamedValue[] values = given is null ? [Set("Substatus", "Error")] : [Set("Substatus", "Error"), Set("StatusReason", given)];
        Assert.Equal(fault, string.Join(' ', Plan(deal, values).Errors()));
    }

    [Fact]
    public void Where_no_substatus_is_known_none_is_named() =>
        Assert.Equal("12 is no number of the portal's reasons.", Assert.Single(Plan(null, Set("StatusReason", "12")).Faults).Message);

    [Fact]
    public void Of_a_state_that_nobody_published_nothing_is_said()
    {
        var fault = Assert.Single(Plan(In("Paused", "Waiting"), Set("Status", "Closed")).Faults);
        Assert.Equal("Status Closed alone does not say what became of the deal.", fault.Message);
        Assert.StartsWith("Beside Closed stand: ", fault.Hint, StringComparison.Ordinal);
    }
}
