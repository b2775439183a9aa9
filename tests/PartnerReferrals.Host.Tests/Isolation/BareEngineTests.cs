using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>Some hosts have the engine and nothing else: no Import-Csv, no Select-Object, no Format-Table. The module does without.</summary>
public sealed class BareEngineTests
{
    [Fact]
    public void The_module_needs_no_cmdlets_but_the_engines_own()
    {
        using var session = new ModuleSession(import: false);
        var file = Path.Combine(ShellProcess.Repository, "docs", "examples", "deals.csv");

        var output = session.Output(
            """
            $PSModuleAutoLoadingPreference = 'None'
            Import-Module $args[0] -ErrorAction Stop
            Connect-PartnerReferralApi -Emulator
            $deal = @{ Name = 'Bare'; DealType = 'Private'; CustomerName = 'Contoso'; AddressLine1 = 'Main Street 1'; City = 'Zug'; Country = 'CH'
                ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'; ClosingDate = '2027-11-30'; SolutionId = 'SOL-10001-AAA' }
            $referral = New-PartnerReferral $deal
            $referral = $referral | Set-PartnerReferral -Notes 'Changed' -PassThru
            (Get-PartnerReferral -Id $referral.Id).Details.Notes
            (Import-PartnerReferral $args[1] -SkipInvalid -NoJournal -ErrorAction Ignore).Created
            @(Test-PartnerReferral -Path $args[1]).Count
            $referral | Close-PartnerReferral -As Won -Confirm:$false -PassThru | ForEach-Object CurrentState
            @(Get-Module).Where({ $_.Name -like 'Microsoft.PowerShell.*' -and $_.Name -ne 'Microsoft.PowerShell.Core' }).Count
            """,
            ModuleSession.Manifest, file);

        Assert.Equal(["Changed", "93", "100", "Closed/Won", "0"], output.Select(o => o.ToString()));
        Assert.Contains("Bare", session.Screen("Get-PartnerReferral -Name 'Bare'"), System.StringComparison.Ordinal);
        Assert.Equal("CommandNotFoundException", session.Run("Import-Csv x.csv").SingleError.FullyQualifiedErrorId);
    }
}
