# After creating: Get-, Set-, Approve-, Deny-, Close-, Register-PartnerReferral and Invoke-PartnerReferralRequest.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Get-PartnerReferral' {
    BeforeAll {
        Connect-PartnerReferralApi -Emulator
        $script:Made = 1..12 | ForEach-Object { Get-TestDeal @{ Name = "Deal $_"; ExternalReferenceId = "GET-$_"; DealValue = 1000 * $_ } } | New-PartnerReferral
    }

    It 'finds by id, given or piped' {
        (Get-PartnerReferral -Id $Made[0].Id).Name | Should -Be 'Deal 1'
        ($Made[0..1] | Get-PartnerReferral).Name | Should -Be 'Deal 1', 'Deal 2'
        ([pscustomobject]@{ Id = $Made[2].Id } | Get-PartnerReferral).Name | Should -Be 'Deal 3'
    }

    It 'finds by plain filters and by the service''s own' {
        @(Get-PartnerReferral -Status Active).Count | Should -Be 12
        (Get-PartnerReferral -Name 'Deal 1*').Count | Should -Be 4
        (Get-PartnerReferral -Filter "externalReferenceId eq 'GET-7'").Name | Should -Be 'Deal 7'
    }

    It 'stops at -First' {
        @(Get-PartnerReferral -First 3).Count | Should -Be 3
    }

    It 'names what is not there' {
        $missing = { Get-PartnerReferral -Id ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -PassThru
        $missing.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Set-PartnerReferral' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
        $script:Referral = New-PartnerReferral (Get-TestDeal)
    }

    It 'changes what is named and returns nothing unless asked' {
        $Referral | Set-PartnerReferral -DealValue 50000 -Notes 'Grew' | Should -BeNullOrEmpty
        $now = Get-PartnerReferral -Id $Referral.Id
        $now.DealValue | Should -Be 50000
        $now.Details.Notes | Should -Be 'Grew'
        ($now | Set-PartnerReferral -Notes 'Again' -PassThru).Details.Notes | Should -Be 'Again'
    }

    It 'sends nothing under -WhatIf' {
        Get-PartnerReferral -Status Active | Where-Object DealValue -GT 10000 | Set-PartnerReferral -SalesStage Negotiate -WhatIf
        (Get-PartnerReferral -Id $Referral.Id).ETag | Should -Be $Referral.ETag
    }

    It 'does not overwrite what somebody else has changed' {
        $Referral | Set-PartnerReferral -Notes 'Theirs'
        $lost = { $Referral | Set-PartnerReferral -Notes 'Mine' -ErrorAction Stop } | Should -Throw -PassThru
        $lost.FullyQualifiedErrorId | Should -BeLike 'PartnerReferral.*'
        "$lost" | Should -Match 'Theirs'
        (Get-PartnerReferral -Id $Referral.Id).Details.Notes | Should -Be 'Theirs'
        $Referral | Set-PartnerReferral -Notes 'Mine' -Force
        (Get-PartnerReferral -Id $Referral.Id).Details.Notes | Should -Be 'Mine'
    }
}

Describe 'State moves' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
    }

    It 'closes as won, and then refuses to move on' {
        $referral = New-PartnerReferral (Get-TestDeal)
        ($referral | Close-PartnerReferral -As Won -PassThru -Confirm:$false).CurrentState | Should -Be 'Closed/Won'
        { Get-PartnerReferral -Id $referral.Id | Close-PartnerReferral -As Lost -Reason Other -Confirm:$false -ErrorAction Stop } | Should -Throw
        (Get-PartnerReferral -Id $referral.Id).IsTerminal | Should -BeTrue
    }

    It 'refuses an illegal move offline and lists the legal ones' {
        $referral = New-PartnerReferral (Get-TestDeal)
        $refusal = { $referral | Set-PartnerReferral -Status Closed -Substatus Accepted -ErrorAction Stop } | Should -Throw -PassThru
        "$refusal $($refusal.ErrorDetails.RecommendedAction)" | Should -Match 'Won'
        (Get-PartnerReferral -Id $referral.Id).ETag | Should -Be $referral.ETag
    }

    It 'asks nothing and does nothing under -WhatIf: <_>' -ForEach 'Approve', 'Deny', 'Close' {
        $referral = New-PartnerReferral (Get-TestDeal)
        $more = @{ Approve = @{}; Deny = @{ Reason = 'Other' }; Close = @{ As = 'Won' } }[$_]
        $null = $referral | & "$_-PartnerReferral" @more -WhatIf -ErrorAction SilentlyContinue
        (Get-PartnerReferral -Id $referral.Id).ETag | Should -Be $referral.ETag
    }
}

Describe 'Invoke-PartnerReferralRequest' {
    It 'is the way to what has no cmdlet' {
        Connect-PartnerReferralApi -Emulator
        $referral = New-PartnerReferral (Get-TestDeal)
        (Invoke-PartnerReferralRequest -Path "engagements/referrals/$($referral.Id)").name | Should -Be $referral.Name
    }

    It 'leaves the service for no other host' {
        { Invoke-PartnerReferralRequest -Path 'https://elsewhere.example/v1.0/referrals' -ErrorAction Stop } | Should -Throw
    }
}
