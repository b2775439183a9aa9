using System;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class StateMoveTests
{
    [Fact]
    public void An_invitation_is_accepted_in_one_document()
    {
        using var session = new LifecycleSession("$invitation = New-Invitation");
        session.ForgetRequests();

        Assert.Equal("Active/Accepted", session.Get<string>("($invitation | Approve-PartnerReferral -PassThru).CurrentState"));

        var body = Assert.Single(session.PatchBodies());
        Assert.Contains("/status", body, StringComparison.Ordinal);
        Assert.Contains("/substatus", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_twice_is_no_change()
    {
        using var session = new LifecycleSession("$accepted = New-Invitation | Approve-PartnerReferral -PassThru");
        session.ForgetRequests();

        Assert.Empty(session.Output("$accepted | Approve-PartnerReferral"));
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void An_invitation_is_declined_with_a_reason_of_the_portals_list()
    {
        using var session = new LifecycleSession("$invitation = New-Invitation");

        session.Output("Deny-PartnerReferral -Id $invitation.Id -Reason 6 -Confirm:$false");

        Assert.Equal("Closed/Declined: Timeline too short", session.Get<string>(
            "$r = Get-PartnerReferral $invitation.Id; \"$($r.CurrentState): $($r.StatusReason)\""));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("5")]
    [InlineData("@{ Name = 'No id' }")]
    public void What_names_no_referral_is_refused_with_what_would_do(string input)
    {
        using var session = new LifecycleSession();

        var error = session.Run(input + " | Approve-PartnerReferral").SingleError;

        Assert.Contains("Pipe a referral from Get-PartnerReferral, an id", error.ErrorDetails.RecommendedAction + error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-As Won", "Closed/Won: ")]
    [InlineData("-As lost -Reason 3", "Closed/Lost: Customer chose another vendor")]
    [InlineData("-As Lost -Reason 'They moved to the moon'", "Closed/Lost: They moved to the moon")]
    [InlineData("-As Error -Reason 'Test referral'", "Closed/Error: Test referral")]
    [InlineData("-As Expired", "Closed/Expired: ")]
    public void A_deal_is_closed_as_what_became_of_it(string arguments, string state)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.Equal(state, session.Get<string>(
            $"$r = $deal | Close-PartnerReferral {arguments} -PassThru -Confirm:$false; \"$($r.CurrentState): $($r.StatusReason)\""));
    }

    [Theory]
    [InlineData("Close-PartnerReferral -As Finished", "IllegalState", "Won, Lost, Declined, Expired, Error")]
    [InlineData("Close-PartnerReferral -As Error", "MissingStatusReason", "7 Test referral")]
    [InlineData("Close-PartnerReferral -As Lost -Reason 12", "InvalidReason", "8 Others")]
    [InlineData("Deny-PartnerReferral -Reason 0", "InvalidReason", "8 Others")]
    public void Wrong_arguments_end_the_command_with_what_would_be_accepted(string command, string code, string hint)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var error = session.Run("$deal, $deal | " + command).SingleError;

        Assert.StartsWith($"PartnerReferral.Validation.{code},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(hint, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$deal")]
    [InlineData("$deal.Id")]
    public void What_ended_stays_ended_by_object_and_by_id(string input)
    {
        using var session = new LifecycleSession("$deal = New-Deal | Close-PartnerReferral -As Lost -PassThru -Confirm:$false");

        var error = session.Run($"{input} | Close-PartnerReferral -As Won -Confirm:$false").SingleError;

        Assert.StartsWith("PartnerReferral.Validation.TerminalReferral,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Closed/Lost, which is final", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(session.PatchBodies(), b => b.Contains("Won", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$deal | Close-PartnerReferral -As Won")]
    [InlineData("$invitation | Deny-PartnerReferral")]
    public void What_is_for_good_is_asked_for(string command)
    {
        using var session = new LifecycleSession("$deal = New-Deal; $invitation = New-Invitation");
        session.ForgetRequests();

        // Nobody can answer here.
        var result = session.Run(command);

        Assert.NotEmpty(result.Errors.Select(e => e.Exception).Concat(result.Terminating is { } end ? [end] : []));
        Assert.Empty(session.PatchBodies());
    }

    [Fact]
    public void What_the_portal_asks_for_when_a_deal_is_accepted_goes_in_the_same_document()
    {
        using var session = new LifecycleSession("$invitation = New-Invitation");
        session.ForgetRequests();

        session.Output("$invitation | Approve-PartnerReferral -Name 'Data platform' -DealValue 42000 -Currency CHF -ClosingDate 2027-11-30 -Notes 'Called.' -ExternalReferenceId C-1 -CampaignId M -Team 'Noa, Frei, +41410000002, noa@partner.example'");

        Assert.Contains("/status", Assert.Single(session.PatchBodies()), StringComparison.Ordinal);
        Assert.Equal(
            "Active/Accepted Data platform 42000 CHF 2027-11-30 Called. C-1 M noa@partner.example",
            session.Get<string>("Get-PartnerReferral $invitation.Id | ForEach-Object { \"$($_.CurrentState) $($_.Name) $($_.DealValue) $($_.Currency) $($_.ClosingDate.ToString('yyyy-MM-dd')) $($_.Notes) $($_.ExternalReferenceId) $($_.CampaignId) $($_.Team.Email)\" }"));
    }

    [Fact]
    public void A_state_that_changed_meanwhile_is_a_conflict()
    {
        using var session = new LifecycleSession("$invitation = New-Invitation; Deny-PartnerReferral -Id $invitation.Id -Confirm:$false");

        var error = session.Run("$invitation | Approve-PartnerReferral").SingleError;

        Assert.StartsWith("PartnerReferral.Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Status: theirs 'Closed', yours 'Active', was 'New'", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_invitations_are_accepted_at_once()
    {
        using var session = new LifecycleSession("$invitations = New-Invitation 40");

        var states = session.Output("($invitations | Approve-PartnerReferral -PassThru -ThrottleLimit 8).CurrentState");

        Assert.Equal(40, states.Count(s => (string)s.BaseObject == "Active/Accepted"));
    }

    [Theory]
    [InlineData("$invitation | Approve-PartnerReferral -WhatIf", "\"Accept (Active/Accepted)\" on target \"Incoming invitation 1 (")]
    [InlineData("$invitation | Deny-PartnerReferral -WhatIf", "\"Decline (Closed/Declined)\" on target")]
    [InlineData("$invitation | Close-PartnerReferral -As Lost -Reason 1 -WhatIf", "\"Close as Lost, set StatusReason to 'Budget not adequate'\" on target")]
    [InlineData("Approve-PartnerReferral -Id $invitation.Id -WhatIf", "\"Accept (Active/Accepted)\" on target")]
    public void WhatIf_says_what_would_happen_and_sends_nothing(string command, string text)
    {
        using var session = new LifecycleSession("$invitation = New-Invitation");
        session.ForgetRequests();

        Assert.Contains(text, session.Screen(command).Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void The_module_and_the_emulator_judge_every_move_alike()
    {
        // Two independent readings of the same table: what one refuses and the other takes would be a mistake in either.
        using var session = new LifecycleSession();

        var disagreements = session.Output(
            """
            $states = 'New/Pending', 'New/Received', 'Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Declined', 'Closed/Expired', 'Closed/Error'
            $pairs = foreach ($status in 'New', 'Active', 'Closed') { foreach ($state in $states) { $status + '/' + $state.Split('/')[1] } }
            foreach ($from in $states) {
                foreach ($to in $pairs) {
                    $verdicts = foreach ($byModule in $true, $false) {
                        $status, $substatus = $from.Split('/')
                        $seeded = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ referral = @{ status = $status; substatus = $substatus; statusReason = 'why' } }
                        $id = [string] $seeded.ids[0]
                        $status, $substatus = $to.Split('/')
                        if ($byModule) {
                            Get-PartnerReferral $id | Set-PartnerReferral -Status $status -Substatus $substatus -ErrorVariable refusals -ErrorAction SilentlyContinue
                        } else {
                            $body = @(@{ op = 'replace'; path = '/status'; value = $status }, @{ op = 'replace'; path = '/substatus'; value = $substatus })
                            $null = Invoke-PartnerReferralRequest "engagements/referrals/$id" -Method PATCH -Body $body -ErrorVariable refusals -ErrorAction SilentlyContinue
                        }
                        $refusals.Count -eq 0
                    }
                    if ($verdicts[0] -ne $verdicts[1]) { "$from to $to`: module $($verdicts[0]), emulator $($verdicts[1])" }
                }
            }
            """);

        Assert.Empty(disagreements.Select(d => d.ToString()));
    }

    [Fact]
    public void Without_a_connection_it_says_how_to_get_one()
    {
        using var session = new LifecycleSession("$deal = New-Deal; Disconnect-PartnerReferralApi");

        Assert.StartsWith(
            "PartnerReferral.NotConnected,", session.Run("$deal | Close-PartnerReferral -As Won -Confirm:$false").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
