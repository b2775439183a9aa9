# New-PartnerReferral and New-PartnerSharedReferral.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'New-PartnerReferral' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
    }

    It 'takes <Kind>' -ForEach @(
        @{ Kind = 'a hashtable'; Make = { Get-TestDeal } }
        @{ Kind = 'an object'; Make = { [pscustomobject](Get-TestDeal) } }
        @{ Kind = 'a CSV row'; Make = { [pscustomobject](Get-TestDeal) | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Kind = 'JSON'; Make = { Get-TestDeal | ConvertTo-Json } }
    ) {
        $referral = & $Make | New-PartnerReferral -ErrorAction Stop
        $referral | Should -BeOfType 'PartnerReferrals.Referral'
        $referral.Name | Should -Be 'Bluewater data platform'
        $referral.DealValue | Should -Be 42000
        $referral.CustomerProfile.Address.Country | Should -Be 'CH'
    }

    It 'takes parameters alone, and splatting' {
        $deal = Get-TestDeal
        (New-PartnerReferral @deal).CustomerName | Should -Be 'Bluewater Bakeries AG'
    }

    It 'lets the row win over parameters' {
        $made = @{ Name = 'One'; Currency = 'EUR' }, @{ Name = 'Two' } | ForEach-Object {
            $row = Get-TestDeal $_
            if (-not $_.ContainsKey('Currency')) { $row.Remove('Currency') }
            $row
        } | New-PartnerReferral -Currency USD
        $made.Currency | Should -Be 'EUR', 'USD'
    }

    It 'maps columns of any name, with script blocks too' {
        $row = [pscustomobject]@{ Titel = 'Umbau'; Betrag = '1500'; Firma = 'Muster AG' }
        $deal = Get-TestDeal
        'Name', 'DealValue', 'CustomerName' | ForEach-Object { $deal.Remove($_) }
        $made = $row | New-PartnerReferral @deal -PropertyMap @{ Titel = 'Name'; Firma = 'CustomerName'; DealValue = { [decimal]$_.Betrag * 2 } }
        $made.Name | Should -Be 'Umbau'
        $made.DealValue | Should -Be 3000
    }

    It 'sends nothing under -WhatIf' {
        Get-TestDeal | New-PartnerReferral -WhatIf | Should -BeNullOrEmpty
        Get-PartnerReferral | Should -BeNullOrEmpty
    }

    It 'writes one error a bad row, and creates the rest' {
        $rows = (Get-TestDeal @{ Name = 'Good' }), (Get-TestDeal @{ Country = 'Atlantis'; DealValue = 'much' }), (Get-TestDeal @{ Name = 'Good too' })
        $made = $rows | New-PartnerReferral -ErrorVariable faults -ErrorAction SilentlyContinue -OutVariable kept
        $made.Name | Should -Be 'Good', 'Good too'
        $kept.Name | Should -Be 'Good', 'Good too'
        @($faults).Count | Should -Be 1
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'PartnerReferral.Validation.*'
        $faults[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $faults[0].TargetObject.Country | Should -Be 'Atlantis'
        "$($faults[0])" | Should -Match 'Atlantis'
        "$($faults[0])" | Should -Match 'much'
    }

    It 'ends a script that stops on errors, by an id it can ask for' {
        $ErrorActionPreference = 'Stop'
        $caught = try { New-PartnerReferral (Get-TestDeal @{ Country = 'Atlantis' }) } catch { $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'PartnerReferral.Validation.InvalidCountry,PartnerReferrals.Commands.NewPartnerReferralCommand'
        $caught.ErrorDetails.RecommendedAction + $caught.Exception.Message | Should -Not -BeNullOrEmpty
    }

    It 'keeps customers out of verbose text and transcripts' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $null = Start-Transcript -Path $transcript
        try {
            $null = New-PartnerReferral (Get-TestDeal) -Verbose 4>&1
            $null = New-PartnerReferral (Get-TestDeal) -Debug 5>&1
        }
        finally {
            $null = Stop-Transcript
        }
        Get-Content -Path $transcript -Raw | Should -Not -Match 'noa@partner\.example|\+41410000002|Bearer ey'
    }

    It 'stops when enough has come through' {
        $made = 1..500 | ForEach-Object { Get-TestDeal @{ ExternalReferenceId = "S-$_" } } | New-PartnerReferral -ThrottleLimit 2 | Select-Object -First 2
        $made.Count | Should -Be 2
        @(Get-PartnerReferral).Count | Should -BeLessThan 100
    }
}

Describe 'New-PartnerSharedReferral' {
    BeforeAll {
        $script:Shared = @{
            DealType    = 'CoSell'
            SolutionId  = 'SOL-10001-AAA'
            Contact     = 'Mia, Keller, +41410000001, mia@bluewater.example'
            HelpCode    = 'ProofOfConceptOrDemo'
            InviteNotes = 'Please join the architecture call.'
        }
    }

    BeforeEach {
        Connect-PartnerReferralApi -Emulator
    }

    It 'creates both legs under one engagement' {
        $deal = Get-TestDeal $Shared
        $deal.Remove('Solution')
        $both = $deal | New-PartnerSharedReferral -ErrorAction Stop
        $both | Should -BeOfType 'PartnerReferrals.SharedReferral'
        $both.Referral.EngagementId | Should -Be $both.EngagementId
        $both.ConnectedReferral.EngagementId | Should -Be $both.EngagementId
        @(Get-PartnerReferral -EngagementId $both.EngagementId).Count | Should -BeGreaterOrEqual 1
    }

    It 'shows both steps under -WhatIf and sends neither' {
        $deal = Get-TestDeal $Shared
        $deal.Remove('Solution')
        $deal | New-PartnerSharedReferral -WhatIf | Should -BeNullOrEmpty
        Get-PartnerReferral | Should -BeNullOrEmpty
    }
}
