# What comes out behaves as objects do: in pipelines, on the screen, in files.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
    Connect-PartnerReferralApi -Emulator
    $script:Made = @(Import-Csv -Path $DealsFile | New-PartnerReferral -ErrorAction SilentlyContinue -ErrorVariable script:Faults)
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'From Import-Csv' {
    It 'come referrals and errors, each row one of them' {
        $Made.Count + $Faults.Count | Should -Be 100
        $Made.Count | Should -BeGreaterOrEqual 93
    }

    It 'they keep the order of the file' {
        $Made.ExternalReferenceId | Should -Be ($Made.ExternalReferenceId | Sort-Object)
    }
}

Describe 'In a pipeline' {
    It 'Where-Object, Sort-Object, Group-Object and Measure-Object work on plain properties' {
        $large = $Made | Where-Object DealValue -GT 100000
        $large | Should -Not -BeNullOrEmpty
        ($large.DealValue | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 100000
        ($Made | Sort-Object -Property ClosingDate -Descending)[0].ClosingDate | Should -Be ($Made.ClosingDate | Measure-Object -Maximum).Maximum
        ($Made | Group-Object -Property Country -NoElement | Measure-Object -Property Count -Sum).Sum | Should -Be $Made.Count
    }

    It 'Get-PartnerReferral takes what New-PartnerReferral gave' {
        ($Made | Select-Object -First 3 | Get-PartnerReferral).Id | Should -Be $Made[0..2].Id
    }

    It 'holds under strict mode' {
        { Set-StrictMode -Version Latest; $Made[0].Registrations; $Made[0].TrackingInfo; $Made[0].CloseReason } | Should -Throw -ErrorId PropertyNotFoundStrict
        { Set-StrictMode -Version Latest; $Made[0].Registrations; $Made[0].TrackingInfo; $Made[0].StatusReason } | Should -Not -Throw
    }
}

Describe 'On the screen' {
    It 'is one line a referral at 120 columns' {
        $lines = ($Made[0..4] | Format-Table | Out-String -Width 120).Trim() -split '\r?\n'
        $lines.Count | Should -Be 7
        ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'shows all of it as a list' {
        $Made[0] | Format-List | Out-String | Should -Match 'EngagementId\s*:'
    }
}

Describe 'In files' {
    It 'Export-Csv and back gives rows that can be checked again' {
        $file = Join-Path $TestDrive 'made.csv'
        $Made | Select-Object -Property ExternalReferenceId, Name, CustomerName, Country, DealValue, Currency | Export-Csv -Path $file
        $back = Import-Csv -Path $file
        $back.Count | Should -Be $Made.Count
        $back[0].Name | Should -Be $Made[0].Name
    }

    It 'ConvertTo-Json writes words for enums and AdditionalProperties at most once' {
        $json = $Made[0] | ConvertTo-Json -Depth 10 -WarningVariable cut -WarningAction SilentlyContinue
        $cut | Should -BeNullOrEmpty
        $json | Should -Match '"DealType": "\w+"'
        $json | Should -Match '"Category": "CoSellOpportunity"'
        [regex]::Matches($json, '"AdditionalProperties"').Count | Should -BeLessOrEqual 1
        Get-TestDeal @{ Country = 'Atlantis' } | Test-PartnerReferral | ConvertTo-Json | Should -Match '"Severity": "Error"'
    }

    It 'ToJson() is the wire form' {
        $wire = $Made[0].ToJson() | ConvertFrom-Json
        $wire.consent.PSObject.Properties.Name | Should -Contain 'consentToToShareInfoWithOthers'
        $wire.PSObject.Properties.Name | Should -Not -Contain 'dealType'
    }

    It '<Name> is copied as a deal of its own with one sentence, and taken for a change' -ForEach @(
        @{ Name = 'ConvertTo-Json and back'; Copy = { $args[0] | ConvertTo-Json -Depth 10 | ConvertFrom-Json } }
        @{ Name = 'Select-Object *'; Copy = { $args[0] | Select-Object -Property * } }
        @{ Name = 'Export-Clixml and back'; Copy = {
                $args[0] | Export-Clixml -Path "$TestDrive/copy.xml" -Depth 5
                Import-Clixml -Path "$TestDrive/copy.xml"
            }
        }
    ) {
        $one = $Made[1] | Get-PartnerReferral
        $again = & $Copy $one | New-PartnerReferral -WarningVariable warnings -WarningAction SilentlyContinue
        $again.EngagementId | Should -Not -Be $one.EngagementId
        @($warnings).Count | Should -Be 1
        $warnings[0] | Should -BeLike '*exists already. A copy of it*is created as a deal of its own*'
        (& $Copy $one | Set-PartnerReferral -CampaignId $Name -PassThru).CampaignId | Should -Be $Name
    }

    It '<Name> creates the same deal again when its ids are left out' -ForEach @(
        @{ Name = 'ConvertTo-Json and back'; Copy = { $args[0] | ConvertTo-Json -Depth 10 | ConvertFrom-Json } }
        @{ Name = 'Select-Object *'; Copy = { $args[0] } }
    ) {
        $again = & $Copy $Made[0] | Select-Object -Property * -ExcludeProperty Id, EngagementId, ExternalReferenceId |
            New-PartnerReferral -WarningVariable warnings -WarningAction SilentlyContinue
        # What only the service sets is named once, and nothing else is wrong with it.
        $warnings | Where-Object { "$_" -notlike '*not sent. *' } | Should -BeNullOrEmpty
        $again.Id | Should -Not -Be $Made[0].Id
        $again.CustomerProfile.ToJson() | Should -Be $Made[0].CustomerProfile.ToJson()
        $again.Details.ToJson() | Should -Be $Made[0].Details.ToJson()
    }

    It 'Export-Clixml and back keeps names and values' {
        $file = Join-Path $TestDrive 'made.xml'
        $Made[0] | Export-Clixml -Path $file -Depth 5
        $back = Import-Clixml -Path $file
        $back.PSTypeNames[0] | Should -Be 'Deserialized.PartnerReferrals.Referral'
        $back.DealValue | Should -Be $Made[0].DealValue
        $back.CustomerProfile.Address.City | Should -Be $Made[0].CustomerProfile.Address.City
    }
}

Describe 'Test-PartnerReferral' {
    It 'finds every fault of the file offline' {
        Disconnect-PartnerReferralApi
        $results = Test-PartnerReferral -Path $DealsFile
        @($results).Count | Should -Be 100
        $bad = @($results | Where-Object { -not $_.IsValid })
        $bad.Count | Should -BeGreaterOrEqual $Faults.Count
        $bad[0].Issues[0].Message | Should -Not -BeNullOrEmpty
    }

    It 'gives one boolean with -Quiet' {
        Get-TestDeal | Test-PartnerReferral -Quiet | Should -BeTrue
        Get-TestDeal @{ Country = 'Atlantis' } | Test-PartnerReferral -Quiet | Should -BeFalse
    }
}
