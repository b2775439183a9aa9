using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Finding;

/// <summary>What is due: conditions on days and amounts, and lists of names.</summary>
public sealed class DueTests
{
    private const string Made = Deals.Flat +
        """
        $closing = '2031-03-31', '2031-04-01', '2031-04-02', ''
        foreach ($n in 1..4) {
            $deal.Name = "Deal $n"; $deal.ExternalReferenceId = "D-$n"; $deal.DealValue = $n * 10000; $deal.ClosingDate = $closing[$n - 1]
            $null = New-PartnerReferral $deal
        }

        """;

    [Theory]
    [InlineData("-ClosingBefore 2031-04-01", 1)]
    [InlineData("-ClosingBefore '2031-04-01T15:00+14:00'", 1)]
    [InlineData("-ClosingAfter 2031-04-01", 2, 3)]
    [InlineData("-ClosingAfter '2031-04-01T23:00-10:00' -ClosingBefore '2031-04-02'", 2)]
    [InlineData("-MinimumValue 30000", 3, 4)]
    [InlineData("-MinimumValue 30000.01 -Status Active", 4)]
    [InlineData("-Name 'deal 1', '*4'", 1, 4)]
    [InlineData("-ExternalReferenceId D-2, D-3, d-9", 2, 3)]
    [InlineData("-Customer 'Nobody', 'Blue*' -Name '*2'", 2)]
    [InlineData("'Deal 3' -ClosingAfter 2031-04-01", 3)]
    [InlineData("-ExpiresBefore 2099-01-01")]
    public void Conditions_find(string conditions, params int[] deals)
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        Assert.Equal(deals.Select(n => $"Deal {n}"), session.Output($"Get-PartnerReferral {conditions} | ForEach-Object Name").Select(n => n.ToString()).Order());
    }

    [Fact]
    public void Invitations_that_lapse_are_found_and_those_that_did_are_not()
    {
        using var session = ModuleSession.Connected();
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'invitation'; count = 2 }");

        Assert.Equal(2, session.Output("Get-PartnerReferral -ExpiresBefore ([DateTimeOffset]::UtcNow.AddDays(15))").Count);
        Assert.Empty(session.Output("Get-PartnerReferral -ExpiresBefore ([DateTimeOffset]::UtcNow.AddDays(13))"));
        Assert.Equal(["13", "13"], session.Output("Get-PartnerReferral | ForEach-Object { [string]$_.DaysToExpiry }").Select(d => d.ToString()));
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 15 * 86400 }");
        Assert.Empty(session.Output("Get-PartnerReferral -ExpiresBefore 2099-01-01"));
    }

    [Theory]
    [InlineData("updatedDateTime")]
    [InlineData("UpdatedDateTime")]
    [InlineData("UPDATEDDATETIME")]
    public void Sorting_by_the_last_change_does_not_depend_on_the_case_of_the_word(string word)
    {
        using var session = ModuleSession.Connected();
        session.Output(Made + "Get-PartnerReferral 'Deal 1' | Set-PartnerReferral -Notes later");

        Assert.Equal("Deal 1", session.Output($"(Get-PartnerReferral -OrderBy {word} -Descending -First 1).Name").Single().ToString());
    }

    [Fact]
    public void What_is_computed_goes_through_a_CSV_without_a_warning()
    {
        using var session = ModuleSession.Connected();
        session.Output(Made);

        var result = session.Run("Get-PartnerReferral -Name 'Deal 1' | Select-Object Name, CustomerName, Country, IsOverdue, DaysToExpiry, RegistrationDueDate | ConvertTo-Csv | ConvertFrom-Csv | Test-PartnerReferral");

        Assert.Empty(result.Warnings);
    }
}
