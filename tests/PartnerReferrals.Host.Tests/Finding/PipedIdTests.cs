using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Finding;

/// <summary>Whatever names a referral can be piped to Get-PartnerReferral, and to what changes it.</summary>
public sealed class PipedIdTests
{
    private const string Made = Deals.Flat + "$made = 1..3 | ForEach-Object { $deal.ExternalReferenceId = \"I-$_\"; New-PartnerReferral $deal }\n";

    [Theory]
    [InlineData("$made.Id", 3)]
    [InlineData("$made[0].Id", 1)]
    [InlineData("[guid] $made[1].Id", 1)]
    [InlineData("$made", 3)]
    [InlineData("$made | ForEach-Object { [pscustomobject]@{ Id = $_.Id } }", 3)]
    [InlineData("$made | ForEach-Object { @{ ReferralId = $_.Id } }", 3)]
    [InlineData("$made | ForEach-Object { [pscustomobject]@{ ReferralId = $_.Id; EngagementId = 'another' } }", 3)]
    [InlineData("$made | ForEach-Object { [pscustomobject]@{ EngagementId = $_.EngagementId; Note = 'x' } }", 3)]
    [InlineData("@()", 0)]
    public void Is_found(string piped, int count)
    {
        using var session = ModuleSession.Connected();

        Assert.Equal(count, session.Output($"{Made} {piped} | Get-PartnerReferral").Count);
    }

    [Fact]
    public void Ids_of_a_file_are_found()
    {
        using var session = ModuleSession.Connected();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, session.Output(Made + "$made.Id").Select(id => id.ToString()));

            Assert.Equal(3, session.Output($"[IO.File]::ReadAllLines('{file}') | Get-PartnerReferral").Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Get-PartnerReferral")]
    [InlineData("Set-PartnerReferral -Notes x")]
    [InlineData("Approve-PartnerReferral")]
    [InlineData("Deny-PartnerReferral -Reason Other -Confirm:$false")]
    [InlineData("Close-PartnerReferral -As Won -Confirm:$false")]
    [InlineData("Register-PartnerReferral -ContractValue 500000 -Currency USD -Term Perpetual -SolutionId S -SolutionValue 1 -SolutionCurrency USD -SignDate 2026-01-01 -StartDate 2026-01-01 -PrimaryDeploymentOn Customer -PricingModel Other -MarketplaceTransacted:$false -DeployedOnAzure -Force")]
    public void What_names_none_is_one_error_and_the_others_go_on(string command)
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"$null, '', 5, @{{ Name = 'x' }}, '6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11' | {command}");

        Assert.Null(result.Terminating);
        Assert.Equal(5, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("PartnerReferral.", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(result.Errors.Take(4), error => Assert.StartsWith("PartnerReferral.Validation.", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.StartsWith("PartnerReferral.Api.itemNotFound", result.Errors[4].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Row 1: ", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_shared_deal_both_legs_are_found()
    {
        using var session = ModuleSession.Connected();

        var legs = session.Output(Deals.CoSell + "New-PartnerSharedReferral $deal | Get-PartnerReferral | ForEach-Object OrganizationId");

        Assert.Equal(2, legs.Count);
    }
}
