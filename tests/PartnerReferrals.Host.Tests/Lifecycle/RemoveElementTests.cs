using System;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class RemoveElementTests
{
    private const string Team = "$deal = New-Deal | Set-PartnerReferral -AddTeamMember 'Eva, Frei, +41410000003, eva@partner.example' -AddSolution SOL-2 -PassThru";

    [Theory]
    [InlineData("-RemoveTeamMember EVA@partner.example")]
    [InlineData("-RemoveTeamMember $deal.Team[1]")]
    [InlineData("-RemoveTeamMember @{ FirstName = 'Eva' }")]
    [InlineData("-RemoveTeamMember 'Eva, Frei, +41410000003, eva@partner.example'")]
    public void One_is_taken_out_and_the_others_stay(string argument)
    {
        using var session = new LifecycleSession(Team);

        session.Output("$deal | Set-PartnerReferral " + argument);

        Assert.Equal("noa@partner.example", session.Get<string>("(Get-PartnerReferral $deal.Id).Team.Email -join ' '"));
    }

    [Theory]
    [InlineData("$deal | Set-PartnerReferral -RemoveSolution SOL-1")]
    [InlineData("$deal | Set-PartnerReferral -RemoveSolution $deal.Details.Requirements.Solutions[0]")]
    [InlineData("Set-PartnerReferral -Id $deal.Id -RemoveSolution sol-1 -Force")]
    public void A_solution_by_its_id(string command)
    {
        using var session = new LifecycleSession(Team);

        session.Output(command);

        Assert.Equal("SOL-2", session.Get<string>("(Get-PartnerReferral $deal.Id).Requirements.Solutions.Id -join ' '"));
    }

    [Fact]
    public void Removing_and_adding_in_one_command_exchanges()
    {
        using var session = new LifecycleSession(Team);

        session.Output("$deal | Set-PartnerReferral -RemoveTeamMember eva@partner.example -AddTeamMember 'Ada, Love, +1, ada@partner.example' -RemoveContact mia@bluewater.example");

        Assert.Equal("noa@partner.example ada@partner.example|0", session.Get<string>(
            "Get-PartnerReferral $deal.Id | ForEach-Object { \"$($_.Team.Email -join ' ')|$(@($_.CustomerProfile.Team).Count)\" }"));
    }

    [Fact]
    public void Who_is_not_there_is_a_warning_and_several_who_fit_are_an_error()
    {
        using var session = new LifecycleSession(Team);
        session.ForgetRequests();

        var nobody = session.Run("$deal | Set-PartnerReferral -RemoveTeamMember zoe@partner.example");
        Assert.Empty(nobody.Errors);
        Assert.Contains("no such element", Assert.Single(nobody.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@", nobody.AllText, StringComparison.Ordinal);

        Assert.StartsWith(
            "PartnerReferral.Validation.AmbiguousElement,",
            session.Run("$deal | Set-PartnerReferral -RemoveTeamMember @{ LastName = 'Frei' }").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(
            "PartnerReferral.Validation.UnclearElement,",
            session.Run("$deal | Set-PartnerReferral -RemoveTeamMember Frei").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());
    }

    [Fact]
    public void WhatIf_names_nobody()
    {
        using var session = new LifecycleSession(Team);

        var screen = session.Screen("$deal | Set-PartnerReferral -RemoveTeamMember eva@partner.example -WhatIf");

        Assert.Contains("one less in Team", screen.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("eva@", screen, StringComparison.Ordinal);
    }
}
