using System;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>Many changes in one command: how many at a time, what stops them, what is tried again.</summary>
public sealed class EditRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void ThrottleLimit_is_how_many_requests_are_in_flight(int limit)
    {
        using var session = new LifecycleSession(
            """
            $invitations = New-Invitation 20
            $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ latency = '30' }
            $null = Invoke-PartnerReferralRequest /_emulator/statistics -Method DELETE
            """);

        session.Output($"$invitations | Approve-PartnerReferral -ThrottleLimit {limit}");

        Assert.Equal(limit, session.Get<int>("(Invoke-PartnerReferralRequest /_emulator/statistics).peakInFlight"));
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_answers()
    {
        using var session = ModuleSession.Connected();
        session.Output(
            """
            $seeded = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'invitation'; count = 10 }
            $ids = [string[]] $seeded.ids
            $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ latency = '60000' }
            """);
        var script = session.Start("$ids | Approve-PartnerReferral");
        await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.True(await script.StopAsync() < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_rejected_sign_in_ends_the_command_with_one_error()
    {
        using var session = new LifecycleSession(
            """
            $invitations = New-Invitation 10
            $null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; status = 401 }
            """);

        var error = session.Run("$invitations | Approve-PartnerReferral").SingleError;

        Assert.Equal("AuthenticationError", error.CategoryInfo.Category.ToString());
    }

    [Fact]
    public void Throttling_is_waited_out()
    {
        using var session = new LifecycleSession(
            """
            $invitations = New-Invitation 6
            $null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; status = 429; retryAfter = '0'; first = 3 }
            """);

        Assert.Equal(6, session.Output("($invitations | Approve-PartnerReferral -PassThru).Id").Count);
    }

    [Fact]
    public void A_change_whose_answer_was_lost_is_made_once_and_reported_as_made()
    {
        using var session = new LifecycleSession(
            """
            $deal = New-Deal
            $null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; commit = $true; status = 503; first = 1 }
            """);

        var team = session.Output("($deal | Set-PartnerReferral -AddTeamMember 'Eva, Berg, +41410000003, eva@partner.example' -PassThru).Team");

        Assert.Equal(2, team.Count);
        Assert.Equal(2, session.Get<int>("(Get-PartnerReferral $deal.Id).Team.Count"));
    }

    [Fact]
    public void Two_changes_of_one_object_conflict_because_both_are_made_against_the_same_state()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var result = session.Run("$deal, $deal | Set-PartnerReferral -Patch @{ CampaignId = { [string] ($script:n++) } } -ThrottleLimit 1");

        Assert.StartsWith("PartnerReferral.Conflict,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_a_person_is_reached_by_is_in_any_stream()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var result = session.Run("$deal | Set-PartnerReferral -AddTeamMember 'Eva, Berg, +41410000003, eva@partner.example' -Verbose -Debug; $deal | Set-PartnerReferral -Team 'Eva, Berg'");

        Assert.NotEmpty(result.Verbose);
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("eva@", result.AllText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Berg", result.AllText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("+4141", result.AllText, StringComparison.Ordinal);
    }
}
