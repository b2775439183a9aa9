using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Creating;

/// <summary>An answer is lost after the create went through, and the service's clocks, lists and texts are not what they should be: there is one deal in the end.</summary>
public sealed class LyingServiceTests
{
    [Theory]
    [InlineData("dateSkew = 90")]
    [InlineData("dateSkew = -600")]
    [InlineData("stampSkew = -300")]
    [InlineData("stampSkew = 300")]
    [InlineData("staleLists = 2; staleBy = 3600")]
    [InlineData("rewrittenText = $true")]
    public void A_create_whose_answer_is_lost_is_made_once(string settings)
    {
        using var session = ModuleSession.Connected($"-EmulatorSettings @{{ {settings} }} -ListingDelaySec 1");
        session.Output("$null = New-PartnerReferral " + "@{ Name = 'Before'; DealType = 'Private'; CustomerName = 'Fabrikam'; AddressLine1 = 'S 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; SolutionId = 'SOL-10001-AAA'; DealValue = 1; Currency = 'CHF' }");
        session.Fault("@{ operation = 'create'; nth = 1; commit = $true; drop = $true }");

        var result = session.Run(Deals.Flat + "$deal.Name = 'Data   platform '; New-PartnerReferral $deal");

        Assert.Equal(2, session.Created());
        var error = result.Errors.SingleOrDefault();
        Assert.True(error is null ? result.Output.Count == 1 : error.FullyQualifiedErrorId.StartsWith("PartnerReferral.OutcomeUnknown", StringComparison.Ordinal), error?.ToString());
    }
}
