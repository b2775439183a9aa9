# Where a policy allows trusted modules only, scripts run in constrained language mode. The cmdlets work there; a cast to a
# type of the module does not, by PowerShell's own rule, and a hashtable does instead.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
    $script:Runspace = [runspacefactory]::CreateRunspace()
    $Runspace.Open()

    function Invoke-Constrained {
        # Runs a script in a runspace that has the module and is constrained.
        param([string] $Script)

        $shell = [powershell]::Create($Runspace)
        try {
            $shell.AddScript($Script).Invoke()
            $script:ConstrainedErrors = @($shell.Streams.Error)
        }
        finally {
            $shell.Dispose()
        }
    }

    $null = Invoke-Constrained "Import-Module -Name '$Manifest'; Connect-PartnerReferralApi -Emulator; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'"
    $script:Deal = @'
@{
    Name = 'Constrained'; DealType = 'Private'; CustomerName = 'Contoso'; AddressLine1 = 'Main Street 1'; City = 'Zug'; Country = 'CH'
    ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'; ClosingDate = '2027-11-30'; SolutionId = 'SOL-10001-AAA'
}
'@
}

AfterAll {
    $Runspace.Dispose()
}

Describe 'Constrained language mode' {
    It 'is on' {
        (Invoke-Constrained '$ExecutionContext.SessionState.LanguageMode') | Should -Be 'ConstrainedLanguage'
    }

    It 'creates from a hashtable' {
        (Invoke-Constrained "(New-PartnerReferral $Deal).Name") | Should -Be 'Constrained'
        $ConstrainedErrors | Should -BeNullOrEmpty
    }

    It 'reads and filters' {
        (Invoke-Constrained "Get-PartnerReferral | Where-Object DealValue -EQ 1 | Select-Object -First 1 -ExpandProperty Currency") | Should -Be 'CHF'
    }

    It 'refuses a cast in words of its own' {
        (Invoke-Constrained "try { [PartnerReferrals.Referral]@{ Name = 'x' } } catch { `$_.FullyQualifiedErrorId }") | Should -Not -BeNullOrEmpty
    }
}
