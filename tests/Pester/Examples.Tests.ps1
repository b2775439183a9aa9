# The examples of help and guides that need more than the engine. The others are run by 'dotnet test'; those with -Parallel are in
# Connecting.Tests.ps1, because a new runspace finds the module only where it is installed.

BeforeDiscovery {
    $script:Cases = @(
        @{
            Page = 'Get-PartnerReferral'; Nth = 1; Files = @{ 'ids.csv' = { $Deals | Select-Object -Property Id } }
            Check = { @(Import-Csv -Path deals.csv).Count | Should -Be 2 }
        }
        @{
            Page = 'Set-PartnerReferral'; Nth = 1; Files = @{ 'stages.csv' = { $Deals | Select-Object -Property Id, @{ Name = 'NewStage'; Expression = { 'Develop' } } } }
            Check = { ($Deals | Get-PartnerReferral).SalesStage | Should -Be 'Develop', 'Develop' }
        }
        @{
            Page = 'Close-PartnerReferral'; Nth = 1; Files = @{ 'won.csv' = { $Deals | Select-Object -Property Id } }
            Check = { ($Deals | Get-PartnerReferral).CurrentState | Should -Be 'Closed/Won', 'Closed/Won' }
        }
        @{
            Page = 'Register-PartnerReferral'; Nth = 1
            Files = @{
                'registrations.csv' = {
                    $null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 4 * 24 * 60 * 60 }
                    $Deals | Close-PartnerReferral -As Won
                    $day = { param($Count) [datetime]::UtcNow.AddDays($Count).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
                    $Deals | ForEach-Object {
                        [pscustomobject]@{ Id = $_.Id; Value = 30000; Signed = & $day -10; Start = & $day -5; End = & $day 360; Solution = 'SOL-10001-AAA' }
                    }
                }
            }
            Check = { ($Deals | Get-PartnerReferral).RegistrationStatus | Should -Be 'ReviewPending', 'ReviewPending' }
        }
        @{
            Page = 'Import-PartnerReferral'; Nth = 1; Files = @{ "deals-$(Get-Date -Format yyyy-MM-dd).csv" = { $Rows } }
            Check = { (Import-Csv -Path imports.csv).Created | Should -Be 2 }
        }
        @{
            Page = 'New-PartnerReferral'; Nth = 1; Files = @{ 'deals.csv' = { $Rows } }
            Check = { @(Import-Csv -Path created.csv).Count | Should -Be 2 }
        }
        @{
            Page = 'New-PartnerReferral'; Nth = 2
            Files = @{
                'crm-export.csv' = {
                    [pscustomobject]@{
                        Opportunity = 'From the CRM'; Account = 'Coho Winery'; AmountInCents = 4200000; Currency = 'USD'
                        AddressLine1 = '77 Vine Road'; City = 'Napa'; Country = 'US'; SolutionId = 'SOL-10001-AAA'; Stage = 'Proposal'
                    }
                }
            }
            Check = { (Get-PartnerReferral -Name 'From the CRM').DealValue | Should -Be 42000 }
        }
        @{
            Page = 'New-PartnerSharedReferral'; Nth = 1
            Files = @{
                'cosell.csv' = {
                    $row = Get-TestDeal @{
                        DealType = 'CoSell'; SolutionId = 'SOL-10001-AAA'; HelpCode = 'QuotesOrLicensing'
                        ContactFirstName = 'Jonas'; ContactLastName = 'de Vries'; ContactPhone = '+41555000001'; ContactEmail = 'jonas@coho.example'
                    }
                    $row.Remove('Solution')
                    [pscustomobject] $row
                }
            }
            Check = { @(Get-PartnerReferral -Type Shared).Count | Should -Be 1 }
        }
        @{
            Page = 'Test-PartnerReferral'; Nth = 1; Files = @{ 'deals.csv' = { $Rows; [pscustomobject](Get-TestDeal @{ Country = 'Atlantis' }) } }
            Check = { (Import-Csv -Path faults.csv).Faults | Should -Match 'Atlantis' }
        }
        @{
            Page = 'about_PartnerReferrals_Bulk'; Nth = 1; Files = @{ 'deals.csv' = { $Rows } }
            Check = { @(Get-PartnerReferral).Count | Should -Be 4 }
        }
        @{
            Page = '../../README'; Nth = 1
            Files = @{ 'deals.csv' = { $Rows }; 'deal.json' = { Get-TestDeal @{ DealType = 'PartnerLed'; ExternalReferenceId = 'JSON-1' } } }
            Check = { @(Get-PartnerReferral).Count | Should -Be 5 }
        }
        @{
            Page = '../crm'; Nth = 1
            Files = @{
                'companies.csv' = { [pscustomobject]@{ 'Record ID' = '7'; 'Street Address' = 'Hafenweg 7'; City = 'Basel' } }
                'deals.csv'     = {
                    $row = Get-TestDeal @{ DealType = 'PartnerLed'; ExternalReferenceId = 'HUB-1'; 'Associated Company IDs (Primary)' = '7' }
                    $row.Remove('AddressLine1')
                    $row.Remove('City')
                    [pscustomobject] $row
                }
            }
            Check = { (Get-PartnerReferral | Where-Object ExternalReferenceId -EQ 'HUB-1').CustomerProfile.Address.City | Should -Be 'Basel' }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
    $script:Pages = Join-Path $Repository 'docs/en-US'

    function Get-Example {
        # The code of the examples of a page that need the full PowerShell.
        [OutputType([string])]
        param([string] $Path)

        $page = (Get-Content -Path $Path -Raw) -replace '\r'
        [regex]::Matches($page, '(?ms)^```powershell pwsh\n(.*?)^```').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notmatch '-Parallel' }
    }
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Examples for the full PowerShell' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
        $script:Rows = 1, 2 | ForEach-Object { [pscustomobject](Get-TestDeal @{ DealType = 'PartnerLed'; ExternalReferenceId = "ROW-$_" }) }
        $script:Deals = 1, 2 | ForEach-Object { Get-TestDeal @{ DealType = 'PartnerLed'; ExternalReferenceId = "DEAL-$_" } } | New-PartnerReferral
        Push-Location -Path (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid())))
    }

    AfterEach {
        Pop-Location
    }

    It '<Page> <Nth>' -ForEach $Cases {
        foreach ($name in $Files.Keys) {
            $content = & $Files[$name]
            if ($name -like '*.json') {
                $content | ConvertTo-Json | Set-Content -Path $name
            }
            else {
                $content | Export-Csv -Path $name
            }
        }

        $code = @(Get-Example (Join-Path $Pages "$Page.md"))[$Nth - 1]
        $null = . ([scriptblock]::Create($code))
        . $Check
    }

    It 'are all here' {
        $there = Get-ChildItem -Path $Pages -Filter *.md | ForEach-Object { Get-Example $_.FullName }
        @($there).Count | Should -Be 10
    }
}
