using System;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class SetPartnerReferralTests
{
    [Fact]
    public void A_piped_referral_gets_one_document_with_what_differs_and_nothing_is_output()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        Assert.Empty(session.Output("$deal | Set-PartnerReferral -DealValue 50000 -Currency CHF -Notes 'New warehouse.' -SalesStage Propose"));

        var body = Assert.Single(session.PatchBodies());
        Assert.Contains("\"/details/dealValue\",\"value\":50000", body, StringComparison.Ordinal);
        Assert.Contains("/details/notes", body, StringComparison.Ordinal);
        Assert.DoesNotContain("currency", body, StringComparison.Ordinal);
        Assert.Equal(50000m, session.Get<decimal>("(Get-PartnerReferral $deal.Id).DealValue"));
        Assert.Equal("Propose", session.Get<string>("(Get-PartnerReferral $deal.Id).SalesStage"));
    }

    [Fact]
    public void PassThru_returns_the_new_state_in_one_request()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        var changed = session.One("$deal | Set-PartnerReferral -Name 'Another name' -PassThru");

        Assert.Equal("PartnerReferrals.Referral", changed.TypeNames[0]);
        Assert.Equal("Another name", changed.Properties["Name"].Value);
        Assert.NotEqual(session.Get<string>("$deal.ETag"), changed.Properties["ETag"].Value);
        Assert.Equal(1, session.RequestCount());
    }

    [Fact]
    public void Nothing_to_change_sends_nothing_and_says_so_verbosely()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        var result = session.Run("$deal | Set-PartnerReferral -DealValue 42000.00 -ClosingDate 11/30/2026 -Team 'Noa, Frei, +41410000002, noa@partner.example' -PassThru -Verbose");

        Assert.Empty(result.Errors);
        Assert.Contains(result.Verbose, v => v.Contains("nothing to change", StringComparison.Ordinal));
        Assert.Single(result.Output);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void WhatIf_reads_well_and_sends_nothing()
    {
        using var session = new LifecycleSession("$null = New-Deal 'Big' @{ DealValue = 20000 }; $null = New-Deal 'Small' @{ DealValue = 10 }; $deals = Get-PartnerReferral -Status Active");
        session.ForgetRequests();

        var screen = session.Screen("$deals | Where-Object DealValue -gt 10000 | Set-PartnerReferral -SalesStage Propose -Contact 'Eva, Berg, +1, eva@x.example' -WhatIf");

        Assert.Matches(
            "^What if: Performing the operation \"Set SalesStage to 'Propose', Contact to 1 person\" on target \"Big \\([0-9a-f-]{36}\\)\"\\.",
            screen.Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal));
        Assert.DoesNotContain("Small", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Eva", screen, StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void WhatIf_by_id_reads_nothing_either()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        Assert.Empty(session.Output("Set-PartnerReferral -Id $deal.Id -Patch @{ 'Team[0].Title' = 'Lead' } -WhatIf"));

        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void A_lost_race_shows_theirs_against_yours_and_force_wins()
    {
        using var session = new LifecycleSession("$deal = New-Deal; $mine = Get-PartnerReferral $deal.Id; $deal | Set-PartnerReferral -DealValue 45000 -Name 'Their name'");

        var error = session.Run("$mine | Set-PartnerReferral -DealValue 60000 -Notes 'Mine'").SingleError;

        Assert.Equal("PartnerReferral.Conflict,PartnerReferrals.Commands.SetPartnerReferralCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Contains("DealValue: theirs 45000, yours 60000, was 42000", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(45000m, session.Get<decimal>("(Get-PartnerReferral $deal.Id).DealValue"));
        Assert.Equal(45000m, session.Get<decimal>("$Error[0].Exception.Theirs.DealValue"));

        Assert.Equal(60000m, session.Get<decimal>("($mine | Set-PartnerReferral -DealValue 60000 -Force -PassThru).DealValue"));
        Assert.Equal("Their name", session.Get<string>("(Get-PartnerReferral $deal.Id).Name"));
    }

    [Fact]
    public void When_theirs_cannot_be_read_the_services_own_refusal_is_shown()
    {
        using var session = new LifecycleSession(
            """
            $mine = New-Deal; $mine | Set-PartnerReferral -DealValue 45000
            $null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'get'; status = 403 }
            """);

        var error = session.Run("$mine | Set-PartnerReferral -DealValue 60000").SingleError;

        Assert.StartsWith("PartnerReferral.Api.preconditionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_counted_and_not_named_in_a_conflict()
    {
        using var session = new LifecycleSession("$mine = New-Deal; $mine | Set-PartnerReferral -AddTeamMember 'Eva, Berg, +41410000003, eva@partner.example'");

        var result = session.Run("$mine | Set-PartnerReferral -Team 'Ada, Love, +41410000004, ada@partner.example', 'Bob, Roe, +41410000005, bob@partner.example', 'C, D, +41410000005, c@partner.example'");

        Assert.Contains("Team: theirs 2 people, yours 3 people, was 1 person", result.SingleError.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eva@", result.AllText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ada@", result.AllText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Lists_grow_and_elements_change()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var changed = session.One(
            """
            $deal | Set-PartnerReferral -AddTeamMember 'Eva, Berg, +41410000003, eva@partner.example', @{ FirstName = 'Ada'; LastName = 'Love'; PhoneNumber = '+1'; Email = 'ada@partner.example' } `
                -AddSolution 'SOL-2' -AddContact 'Tom, Bau, +41410000009, tom@bluewater.example' -Patch @{ 'Team[0].PhoneNumber' = '+41410000042' } -PassThru
            """);

        var referral = (dynamic)changed.BaseObject;
        Assert.Equal(3, referral.Team.Length);
        Assert.Equal("+41410000042", referral.Team[0].PhoneNumber);
        Assert.Equal(2, referral.Details.Requirements.Solutions.Length);
        Assert.Equal(2, referral.CustomerProfile.Team.Length);
    }

    [Fact]
    public void A_patch_value_can_be_computed_from_the_piped_object()
    {
        using var session = new LifecycleSession("$deals = (New-Deal 'One' @{ DealValue = 100 }), (New-Deal 'Two' @{ DealValue = 200 })");

        var values = session.Output("($deals | Set-PartnerReferral -Patch @{ DealValue = { $_.DealValue * 2 } } -PassThru).DealValue");

        Assert.Equal([200m, 400m], values.Select(v => (decimal)v.BaseObject));
    }

    [Fact]
    public void A_row_with_an_id_is_a_referral_and_its_columns_can_be_used()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.Equal(77m, session.Get<decimal>(
            "([pscustomobject]@{ 'Referral ID' = $deal.Id; Amount = '77' } | Set-PartnerReferral -Property @{ DealValue = { $_.Amount } } -PassThru).DealValue"));
        Assert.Equal("By hashtable", session.Get<string>("(@{ Id = $deal.Id } | Set-PartnerReferral -Notes 'By hashtable' -PassThru).Details.Notes"));
        Assert.Equal("By text", session.Get<string>("($deal.Id | Set-PartnerReferral -Notes 'By text' -PassThru).Details.Notes"));
    }

    [Fact]
    public void By_id_the_referral_is_read_first_and_force_does_not()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        session.Output("Set-PartnerReferral -Id $deal.Id -Notes 'x'");
        Assert.Equal(2, session.RequestCount());

        session.ForgetRequests();
        session.Output("Set-PartnerReferral -Id $deal.Id -Notes 'y' -Force");
        Assert.Equal(1, session.RequestCount());
        Assert.Equal("y", session.Get<string>("(Get-PartnerReferral $deal.Id).Details.Notes"));
    }

    [Fact]
    public void A_selected_object_is_read_in_full_so_that_nothing_is_wiped_out()
    {
        using var session = new LifecycleSession("$deal = New-Deal; $part = Get-PartnerReferral -Status Active -Property Id, Name");

        var changed = (dynamic)session.One("$part | Set-PartnerReferral -DealValue 5 -PassThru").BaseObject;

        Assert.Equal(5m, changed.Details.DealValue);
        Assert.Equal("Old warehouse.", changed.Details.Notes);
    }

    [Fact]
    public void A_shared_deal_means_its_own_leg()
    {
        using var session = new LifecycleSession(
            """
            $deal = New-Deal
            $shared = [PartnerReferrals.SharedReferral]@{ EngagementId = $deal.EngagementId; Referral = $deal }
            """);

        Assert.Equal("X", session.Get<string>("($shared | Set-PartnerReferral -CampaignId X -PassThru).CampaignId"));
    }

    [Theory]
    [InlineData("-Patch @{ CustomerName = 'Other' }", "PartnerReferral.Validation.FrozenField")]
    [InlineData("-Patch @{ ETag = 'x' }", "PartnerReferral.Validation.ReadOnlyField")]
    [InlineData("-Status New -Substatus Pending", "PartnerReferral.Validation.IllegalMove")]
    [InlineData("-Status Closed", "PartnerReferral.Validation.IllegalState")]
    [InlineData("-Name ''", "PartnerReferral.Validation.RequiredField")]
    public void What_the_service_would_refuse_is_refused_before_it_is_sent(string arguments, string errorId)
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        var error = session.Run("$deal | Set-PartnerReferral " + arguments).SingleError;

        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Bluewater data platform (", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void The_share_with_microsoft_is_given_once_and_for_all()
    {
        using var session = new LifecycleSession("$deal = New-Deal | Set-PartnerReferral -ShareWithMicrosoft -PassThru");

        Assert.Equal("PartnerLed", session.Get<string>("$deal.DealType"));
        Assert.StartsWith(
            "PartnerReferral.Validation.ShareTakenBack", session.Run("$deal | Set-PartnerReferral -ShareWithMicrosoft:$false").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-DealValue abc", "PartnerReferral.Validation.InvalidNumber")]
    [InlineData("-Currency XXZ", "PartnerReferral.Validation.InvalidCurrency")]
    [InlineData("-Patch @{ DealVallue = 1 }", "PartnerReferral.Validation.UnknownField")]
    [InlineData("", "PartnerReferral.NothingToSet")]
    public void Wrong_arguments_end_the_command_before_the_first_referral(string arguments, string errorId)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        // One error for two referrals: a terminating one.
        Assert.StartsWith(
            errorId + ",", session.Run("$deal, $deal | Set-PartnerReferral " + arguments).SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_input_does_not_stop_the_others_and_order_is_kept()
    {
        using var session = new LifecycleSession("$deals = 1..30 | ForEach-Object { New-Deal \"Deal $_\" }");

        var result = session.Run("@($deals[0..14]) + $null + '6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11' + @($deals[15..29]) | Set-PartnerReferral -CampaignId C -PassThru -ThrottleLimit 8");

        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"Deal {i}"), result.Output.Select(o => (string)o.Properties["Name"].Value));
        Assert.Equal(
            ["PartnerReferral.Validation.NotAReferral", "PartnerReferral.Api.itemNotFound"],
            result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", result.Errors[1].TargetObject.ToString());
    }

    [Fact]
    public void The_input_is_the_target_of_its_error()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var error = session.Run("$deal | Set-PartnerReferral -Patch @{ City = 'Bern' }").SingleError;

        Assert.Equal("PartnerReferrals.Referral", (error.TargetObject as PSObject ?? new PSObject(error.TargetObject)).BaseObject.GetType().FullName);
    }

    [Fact]
    public void A_path_nobody_published_is_warned_of_once_for_all_referrals()
    {
        using var session = new LifecycleSession(
            "$deals = 1..3 | ForEach-Object { New-Deal \"Deal $_\" }; $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ patchPaths = 'any' }");

        var result = session.Run("$deals | Set-PartnerReferral -Patch @{ MarketplaceIntent = 'Yes' }");

        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
        Assert.Equal(
            "Yes", session.Get<string>("(Get-PartnerReferral $deals[2].Id).Details.Requirements.AdditionalRequirements.Attributes[0].Id"));
    }

    [Theory]
    [InlineData("$shared.ConnectedReferral | Set-PartnerReferral -DealValue 5")]
    [InlineData("Set-PartnerReferral -Id $shared.ConnectedReferral.Id -DealValue 5")]
    [InlineData("Set-PartnerReferral -Id $shared.ConnectedReferral.Id -DealValue 5 -Force")]
    [InlineData("$shared.ConnectedReferral | Close-PartnerReferral -As Declined -Confirm:$false")]
    public void Of_Microsofts_leg_it_is_said_whose_it_is_and_not_which_role_is_missing(string change)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.CoSell + "$shared = $deal | New-PartnerSharedReferral");

        var action = session.Run(change).SingleError.ErrorDetails.RecommendedAction;

        Assert.Contains("Microsoft's side of the deal", action);
        Assert.DoesNotContain("Referrals admin", action);
    }

    [Theory]
    [InlineData("Set-PartnerReferral $id")]
    [InlineData("$id | Set-PartnerReferral")]
    [InlineData("$deal | Set-PartnerReferral")]
    public void A_script_block_computes_from_the_referral_however_it_is_named(string command)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$global:deal = New-PartnerReferral $deal; $global:id = $deal.Id");

        var changed = Assert.Single(session.Output(command + " -Patch @{ DealValue = { $_.DealValue + 1000 } } -PassThru"));

        Assert.Equal(43000m, changed.Properties["DealValue"].Value);
    }
}
