using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Finding;

/// <summary>What people type after Get-PartnerReferral without thinking of parameters: names, wildcards, what the table shows of an id.</summary>
public sealed class NameTests
{
    // The emulator's first ids under this seed are 1e169509-… and f33fea21-….
    private const string TwoDeals = Deals.Flat + "$null = New-PartnerReferral $deal; $deal.Name = 'Red shop'; $null = New-PartnerReferral $deal; ";

    [Theory]
    [InlineData("'Blue*'", "Bluewater data platform")]
    [InlineData("'bluewater DATA platform'", "Bluewater data platform")]
    [InlineData("'*'", "Bluewater data platform", "Red shop")]
    [InlineData("'red shop', 'blue*'", "Bluewater data platform", "Red shop")]
    [InlineData("-Id 'red*'", "Red shop")]
    [InlineData("1e169509", "Bluewater data platform")]
    [InlineData("1e169509…", "Bluewater data platform")]
    [InlineData("'1E169509...'", "Bluewater data platform")]
    [InlineData("'*' -Status Active -Country CH", "Bluewater data platform", "Red shop")]
    [InlineData("'*' -Status New")]
    [InlineData("'*' -First 1", "Bluewater data platform")]
    public void A_name_a_wildcard_or_a_shortened_id_is_found(string arguments, params string[] names)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ seed = 1 }");
        session.Output(TwoDeals);

        Assert.Equal(names, session.Output($"Get-PartnerReferral {arguments} | ForEach-Object Name").Select(n => n.ToString()).Order());
    }

    [Fact]
    public void A_name_that_the_service_gives_encoded_is_found_as_people_write_it()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ htmlEncodedNames = $true }");
        session.Output(Deals.Flat + "$deal.Name = 'Salt & Pepper'; $null = New-PartnerReferral $deal");

        Assert.Single(session.Output("Get-PartnerReferral 'salt & pepper'"));
        Assert.Single(session.Output("Get-PartnerReferral '*t & p*'"));
    }

    [Fact]
    public void Conditions_hold_beside_a_whole_id_too()
    {
        using var session = ModuleSession.Connected();
        session.Output(TwoDeals + "$id = (Get-PartnerReferral 'Red*').Id");

        Assert.Single(session.Output("Get-PartnerReferral $id -Status Active"));
        Assert.Empty(session.Output("Get-PartnerReferral $id -Status New"));
    }

    [Fact]
    public void A_name_that_is_not_there_is_one_error_with_a_hint_and_a_wildcard_is_none()
    {
        using var session = ModuleSession.Connected();
        session.Output(TwoDeals);

        var error = session.Run("Get-PartnerReferral 'Red', 'Red*'").SingleError;

        Assert.StartsWith("PartnerReferral.NotFound,", error.FullyQualifiedErrorId);
        Assert.Equal("Red", error.TargetObject);
        Assert.Contains("'*Red*'", error.ErrorDetails.RecommendedAction);
        Assert.Empty(session.Output("Get-PartnerReferral 'Green*'"));
    }

    [Fact]
    public void A_shortened_id_will_do_for_a_change()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ seed = 1 }");
        session.Output(TwoDeals);

        Assert.Equal("Propose", session.Output("(Set-PartnerReferral 1e169509… -SalesStage Propose -PassThru).SalesStage").Single().ToString());
        Assert.StartsWith(
            "PartnerReferral.Validation.ShortenedId,",
            session.Run("Set-PartnerReferral 1e169500… -SalesStage Propose").SingleError.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_filter_that_is_wrong_is_told_how_to_write_one()
    {
        using var session = ModuleSession.Connected();

        var error = session.Run("Get-PartnerReferral -Filter 'state eq'").SingleError;

        Assert.Contains("status eq 'Active'", error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("Test-PartnerReferral", error.ErrorDetails.RecommendedAction);
    }
}
