using System;
using PartnerReferrals.Editing;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

public sealed class StateChangeTests
{
    [Theory]
    [InlineData("Substatus", "Lost", "Closed", "Lost")]
    [InlineData("Substatus", "Won", "Closed", "Won")]
    public void A_substatus_alone_brings_its_status_along(string name, string value, string status, string substatus)
    {
        var plan = Plan(Active(), Set(name, value));

        Assert.Empty(plan.Faults);
        Assert.Equal(
            $$"""[{"op":"replace","path":"/status","value":"{{status}}"},{"op":"replace","path":"/substatus","value":"{{substatus}}"}]""",
            plan.Patch.ToJson());
    }

    [Fact]
    public void A_status_with_one_substatus_brings_it_along()
    {
        var plan = Plan(In("New", "Received"), Set("Status", "Active"));

        Assert.Equal("Status to 'Active', Substatus to 'Accepted'", plan.Summary);
    }

    [Fact]
    public void Both_halves_travel_together_even_when_only_one_differs()
    {
        var plan = Plan(In("New", "Pending"), Set("Substatus", "Received"));

        Assert.Equal(2, plan.Patch.Operations.Count);
    }

    [Fact]
    public void A_status_that_leaves_open_how_it_ended_is_refused_with_the_legal_states()
    {
        var fault = Assert.Single(Plan(Active(), Set("Status", "Closed")).Faults);

        Assert.Equal("IllegalState", fault.Code);
        Assert.Contains("Closed/Won, Closed/Lost, Closed/Declined, Closed/Expired, Closed/Error", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_that_lies_behind_is_refused_as_such()
    {
        var fault = Assert.Single(Plan(Active(), Set("Status", "New")).Faults);

        Assert.Equal("IllegalState", fault.Code);
        Assert.Equal("The referral is Active/Accepted and cannot become New.", fault.Message);
    }

    [Fact]
    public void A_pair_outside_the_table_is_refused() =>
        Assert.Equal(["IllegalState"], Plan(Active(), Set("Status", "Active"), Set("Substatus", "Won")).Errors());

    [Fact]
    public void There_is_no_way_back_and_the_message_lists_the_ways_on()
    {
        var fault = Assert.Single(Plan(Active(), Set("Status", "New"), Set("Substatus", "Pending")).Faults);

        Assert.Equal("IllegalMove", fault.Code);
        Assert.Contains("Active/Accepted and cannot become New/Pending", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Closed/Won", fault.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("New/", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_referral_cannot_be_opened_again_and_staying_closed_is_no_change()
    {
        var accept = FieldEdit.MoveTo(new ReferralState("Active", "Accepted"));
        var lose = FieldEdit.MoveTo(new ReferralState("Closed", "Lost"));

        Assert.Equal(["TerminalReferral"], accept.Plan(Known(In("Closed", "Lost"))).Errors());
        Assert.Empty(lose.Plan(Known(In("Closed", "Lost"))).Faults);
        Assert.Empty(lose.Plan(Known(In("Closed", "Lost"))).Changes);
    }

    [Fact]
    public void A_state_word_the_service_added_is_its_own_to_judge() =>
        Assert.Empty(Plan(In("Paused", "Waiting"), Set("Substatus", "Lost")).Errors());

    [Theory]
    [InlineData("Lost", "3", "Customer chose another vendor")]
    [InlineData("Declined", "6", "Timeline too short")]
    [InlineData("Error", "7", "Test referral")]
    [InlineData("Lost", "budget not adequate", "Budget not adequate")]
    [InlineData("Lost", "They moved to the moon", "They moved to the moon")]
    [InlineData("Won", "3", "3")]
    public void A_reason_by_its_number_becomes_its_words(string substatus, string reason, string words)
    {
        var plan = FieldEdit.MoveTo(new ReferralState("Closed", substatus), reason).Plan(Known(Active()));

        Assert.Empty(plan.Faults);
        Assert.Equal(words, JsonModel.View<Referral>(plan.After!).StatusReason);
    }

    [Fact]
    public void A_number_the_list_does_not_have_is_refused_with_the_list()
    {
        var fault = Assert.Single(FieldEdit.MoveTo(new ReferralState("Closed", "Lost"), "12").Plan(Known(Active())).Faults);

        Assert.Equal("InvalidReason", fault.Code);
        Assert.Contains("1 Budget not adequate", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_needs_a_reason_and_a_loss_does_not()
    {
        Assert.Equal(["MissingStatusReason"], FieldEdit.MoveTo(new ReferralState("Closed", "Error")).Plan(Known(Active())).Errors());
        Assert.Equal(["MissingStatusReason"], FieldEdit.MoveTo(new ReferralState("Closed", "Error")).Plan(Unknown).Errors());
        Assert.Empty(FieldEdit.MoveTo(new ReferralState("Closed", "Lost")).Plan(Known(Active())).Errors());
    }
}
