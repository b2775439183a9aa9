# Connect-PartnerReferralApi, Get-PartnerReferralConnection, Disconnect-PartnerReferralApi.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Connecting' {
    It 'returns nothing and prints nothing unless asked' {
        Connect-PartnerReferralApi -Emulator *>&1 | Should -BeNullOrEmpty
        (Connect-PartnerReferralApi -Emulator -PassThru).Environment | Should -Be 'Emulator'
    }

    It 'shows who and where, and never a token' {
        $token = 'token-that-nobody-may-see'
        Connect-PartnerReferralApi -AccessToken (ConvertTo-TestSecret $token) -Endpoint http://127.0.0.1:1/
        $connection = Get-PartnerReferralConnection
        $connection.Endpoint | Should -Match '127\.0\.0\.1'
        $connection.Flow | Should -Be 'AccessToken'
        $shown = ($connection | Format-List -Property * | Out-String) + ($connection | ConvertTo-Json -Depth 5 -WarningAction Ignore)
        $shown | Should -Not -Match $token
    }

    It 'warns about a secret in plain text' {
        Connect-PartnerReferralApi -AccessToken plain -Endpoint http://127.0.0.1:1/ -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'plain text'
    }

    It 'refuses plain http to another machine' {
        $refusal = { Connect-PartnerReferralApi -AccessToken (ConvertTo-TestSecret t) -Endpoint http://service.example/ -ErrorAction Stop } | Should -Throw -PassThru
        $refusal.FullyQualifiedErrorId | Should -BeLike 'PartnerReferral.Connection.InsecureEndpoint,*'
        $refusal.CategoryInfo.Category | Should -Be 'SecurityError'
    }

    It 'says what to type when there is no connection' {
        Disconnect-PartnerReferralApi
        $refusal = { New-PartnerReferral (Get-TestDeal) } | Should -Throw -PassThru
        $refusal.FullyQualifiedErrorId | Should -BeLike 'PartnerReferral.NotConnected,*'
        "$($refusal.Exception.Message) $($refusal.ErrorDetails.RecommendedAction)" | Should -Match 'Connect-PartnerReferralApi'
        Get-PartnerReferralConnection -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Several connections' {
    It 'each holds its own referrals' {
        $first = Connect-PartnerReferralApi -Emulator -PassThru
        $second = Connect-PartnerReferralApi -Emulator -PassThru
        $null = New-PartnerReferral (Get-TestDeal @{ Name = 'In the first' }) -Connection $first
        (Get-PartnerReferral -Connection $first).Name | Should -Be 'In the first'
        Get-PartnerReferral -Connection $second | Should -BeNullOrEmpty
    }

    It 'work in ForEach-Object -Parallel' {
        $connection = Connect-PartnerReferralApi -Emulator -PassThru
        $deal = Get-TestDeal
        $made = 1..6 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module -Name $using:Manifest
            $mine = $using:deal + @{ ExternalReferenceId = "PAR-$_" }
            New-PartnerReferral $mine -Connection $using:connection
        }
        $made.ExternalReferenceId | Sort-Object | Should -Be (1..6 | ForEach-Object { "PAR-$_" })
        @(Get-PartnerReferral -Connection $connection).Count | Should -Be 6
    }

    It 'work in Start-ThreadJob' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $connection = Connect-PartnerReferralApi -Emulator -PassThru
        $deal = Get-TestDeal
        $job = Start-ThreadJob -ScriptBlock {
            Import-Module -Name $using:Manifest
            New-PartnerReferral $using:deal -Connection $using:connection
        }
        ($job | Receive-Job -Wait -AutoRemoveJob).Name | Should -Be $deal.Name
    }

    It 'belong to their runspace' {
        Connect-PartnerReferralApi -Emulator
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('Import-Module -Name $args[0]; Get-PartnerReferralConnection -ErrorAction Ignore').AddArgument($Manifest)
            $shell.Invoke() | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}
