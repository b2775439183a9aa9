using System.Globalization;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Finding;

/// <summary>Get-PartnerSharedReferral: both legs of co-sell deals, and what Microsoft answered.</summary>
public sealed class SharedReferralTests
{
    // Three co-sell deals: accepted, declined, waiting; and one that Microsoft was never asked about.
    private const string Made = Deals.CoSell +
        """
        function Send-Answer($Answer, $Deal, $Reason) {
            $null = Invoke-PartnerReferralRequest "/_emulator/microsoft/$Answer" -Method POST -Body @{ engagementId = $Deal.EngagementId; reason = $Reason }
        }
        $made = foreach ($n in 1..3) { $deal.Name = "Deal $n"; $deal.ExternalReferenceId = "C-$n"; $deal.Clone() | New-PartnerSharedReferral }
        Send-Answer accept $made[0]
        Send-Answer decline $made[1] 'No budget.'
        $deal.Name = 'Own deal'; $deal.ExternalReferenceId = 'C-4'
        $own = New-PartnerReferral $deal -DealType PartnerLed -WarningAction Ignore

        """;

    [Fact]
    public void All_deals_come_in_the_order_of_the_list_with_what_Microsoft_answered()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        var states = session.Output("Get-PartnerSharedReferral | ForEach-Object { \"$($_.Name) $($_.OwnState) $($_.MicrosoftState)\" }");

        Assert.Equal(
            ["Deal 1 Active/Accepted Active/Accepted", "Deal 2 Active/Accepted Closed/Declined", "Deal 3 Active/Accepted New/Pending"],
            states.Select(s => s.ToString()).Order());
        Assert.Equal(
            session.Output("Get-PartnerReferral -Type Shared | ForEach-Object EngagementId").Select(id => id.ToString()),
            session.Output("Get-PartnerSharedReferral -ThrottleLimit 8 | ForEach-Object EngagementId").Select(id => id.ToString()));
    }

    [Fact]
    public void An_answer_has_its_time_its_reason_and_Microsofts_own_id()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made + "$all = $made | Get-PartnerSharedReferral");

        Assert.Equal(["True", "", ""], Words("[string]($_.MicrosoftCrmId.Length -gt 0 ? $true : '')"));
        Assert.Equal(["", "No budget.", ""], Words("[string]$_.MicrosoftStatusReason"));
        Assert.Equal(["True", "True", ""], Words("[string]($_.AnsweredDateTime -ge $_.AskedDateTime ? $true : '')"));
        Assert.Equal(["", "", "13"], Words("[string]$_.DaysToExpiry"));
        Assert.Equal(["14", "14", "14"], Words("[string][Math]::Round(($_.ExpirationDateTime - $_.AskedDateTime).TotalDays)"));

        string[] Words(string expression) => [.. session.Output($"$all | ForEach-Object {{ {expression} }}").Select(o => o.ToString())];
    }

    [Fact]
    public void An_invitation_that_lapsed_was_not_answered()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made + "$null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 15 * 86400 }");

        var deal = session.Output("$made[2] | Get-PartnerSharedReferral").Single();

        Assert.Equal("Closed/Expired", deal.Properties["MicrosoftState"].Value);
        Assert.Null(deal.Properties["AnsweredDateTime"].Value);
        Assert.Null(deal.Properties["DaysToExpiry"].Value);
    }

    [Theory]
    [InlineData("$made")]
    [InlineData("$made.EngagementId")]
    [InlineData("$made.Referral")]
    [InlineData("$made.ConnectedReferral")]
    [InlineData("$made | ForEach-Object { [pscustomobject]@{ EngagementId = $_.EngagementId; Note = 'x' } }")]
    [InlineData("$made | ForEach-Object { @{ ReferralId = $_.Referral.Id } }")]
    [InlineData("$made | ForEach-Object { [pscustomobject]@{ Id = $_.ConnectedReferral.Id } }")]
    [InlineData("$made | ForEach-Object { [guid] $_.EngagementId }")]
    [InlineData("(Get-PartnerReferral -Type Shared -Property Name | Sort-Object Name)")]
    public void Whatever_names_a_deal_can_be_piped_in(string piped)
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        var states = session.Output($"{piped} | Get-PartnerSharedReferral | ForEach-Object {{ \"$($_.Name) $($_.MicrosoftState)\" }}");

        Assert.Equal(["Deal 1 Active/Accepted", "Deal 2 Closed/Declined", "Deal 3 New/Pending"], states.Select(s => s.ToString()));
    }

    [Theory]
    [InlineData("-MicrosoftState Accepted", "Deal 1")]
    [InlineData("-MicrosoftState closed/declined", "Deal 2")]
    [InlineData("-MicrosoftState New, Declined", "Deal 2", "Deal 3")]
    [InlineData("-MicrosoftState 'clos*'", "Deal 2")]
    [InlineData("-MicrosoftState Won")]
    [InlineData("-Name 'Deal 3', 'Deal 1' -MicrosoftState Accepted", "Deal 1")]
    [InlineData("-ExternalReferenceId C-2, C-3", "Deal 2", "Deal 3")]
    [InlineData("-Status Active -Country CH -Customer 'Blue*' -MinimumValue 42000", "Deal 1", "Deal 2", "Deal 3")]
    [InlineData("-Status Closed")]
    [InlineData("-ExpiresBefore ([DateTimeOffset]::UtcNow.AddDays(15))", "Deal 3")]
    [InlineData("-ExpiresBefore ([DateTimeOffset]::UtcNow.AddDays(13))")]
    public void Conditions_narrow_it_down(string conditions, params string[] names)
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        Assert.Equal(names, session.Output($"Get-PartnerSharedReferral {conditions} | ForEach-Object Name").Select(n => n.ToString()).Order());
    }

    [Fact]
    public void A_state_nobody_knows_is_a_warning_and_Tab_completes_the_known_ones()
    {
        using var session = ModuleSession.Connected();

        Assert.Equal("-MicrosoftState: 'Acepted' is no known word, so it may find nothing. Did you mean 'Accepted'?", session.Run("Get-PartnerSharedReferral -MicrosoftState Acepted").Warnings.Single());
        var line = "Get-PartnerSharedReferral -MicrosoftState ";
        var offered = session.Output($"(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches.CompletionText").Select(c => c.ToString());
        Assert.Equal(["Accepted", "Declined", "Error", "Expired", "Lost", "Pending", "Won"], offered.Order());
    }

    [Fact]
    public void What_names_no_deal_is_one_error_each_and_the_others_go_on()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        var result = session.Run("$null, 5, '6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11', [pscustomobject]@{ Id = '6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11' }, $made[0] | Get-PartnerSharedReferral");

        Assert.Single(result.Output);
        Assert.Equal(
            ["PartnerReferral.Validation.NotAReferral", "PartnerReferral.Validation.NotAReferral", "PartnerReferral.NotFound", "PartnerReferral.Api.itemNotFound"],
            result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_leg_that_the_list_does_not_show_yet_is_read_by_its_id()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ listingDelay = 600 }");

        Assert.Equal("New/Pending", session.Output(Deals.CoSell + "($deal | New-PartnerSharedReferral | Get-PartnerSharedReferral).MicrosoftState").Single().ToString());
    }

    [Fact]
    public void Of_two_legs_of_Microsoft_the_newest_counts()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made + "$null = Invoke-PartnerReferralRequest engagements/referrals -Method POST -Body $made[1].ConnectedReferral.ToJson()");

        Assert.Equal("New/Pending", session.Output("(Get-PartnerSharedReferral $made[1].EngagementId).MicrosoftState").Single().ToString());
    }

    [Fact]
    public void A_deal_that_Microsoft_was_not_asked_about_is_there_when_its_engagement_is_asked_for()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        Assert.Equal("OwnLegOnly", session.Output("($own | Get-PartnerSharedReferral).State").Single().ToString());
        Assert.Equal(3, session.Output("Get-PartnerSharedReferral").Count);
    }

    [Fact]
    public void Microsofts_legs_in_the_list_are_no_deals_of_their_own()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ listConnectedReferrals = $true }");
        session.Output(Made);

        Assert.Equal(3, session.Output("Get-PartnerSharedReferral").Count);
    }

    [Fact]
    public void The_legs_of_one_engagement_are_told_apart_by_their_owner()
    {
        using var session = ModuleSession.Connected(width: 80);
        session.Output(Made);

        var lines = session.Screen("Get-PartnerReferral -EngagementId $made[0].EngagementId; $own").Split('\n', System.StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["Id", "Owner", "Name", "CurrentState", "DealValue", "Currency"], lines[0].Split(' ', System.StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(5, lines.Length);
        Assert.Contains(lines, line => line.Contains(" Microsoft ", System.StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public void The_list_view_says_when_Microsoft_was_asked_and_what_it_answered()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        var screen = session.Screen("$made[1] | Get-PartnerSharedReferral | Format-List");

        Assert.Matches("MicrosoftState +: Closed/Declined\n", screen);
        Assert.Matches("MicrosoftStatusReason +: No budget\\.\n", screen);
        Assert.Matches(@"AskedDateTime +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ" + "\n", screen);
    }

    [Fact]
    public void A_hundred_deals_are_read_side_by_side_and_stay_in_order()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ latency = 5 }");
        session.Output(Deals.CoSell + "$deal.Remove('ExternalReferenceId'); $made = 1..100 | ForEach-Object { $deal.Name = \"Deal $_\"; $deal.Clone() } | New-PartnerSharedReferral -ThrottleLimit 16");
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/statistics -Method DELETE");

        var names = session.Output("$made | Get-PartnerSharedReferral -ThrottleLimit 6 | ForEach-Object Name");

        Assert.Equal(Enumerable.Range(1, 100).Select(i => string.Format(CultureInfo.InvariantCulture, "Deal {0}", i)), names.Select(n => n.ToString()));
        Assert.Equal("6", session.Output($"({Deals.Statistics}).peakInFlight").Single().ToString());
    }
}
