# Import-PartnerReferral and Export-PartnerReferral.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Import-PartnerReferral' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
        $script:File = Join-Path $TestDrive "deals $([guid]::NewGuid()).csv"
        Copy-Item -Path $DealsFile -Destination $File
    }

    It 'sends nothing when a row is wrong, unless told to go on' {
        $refusal = { Import-PartnerReferral -Path $File -ErrorAction SilentlyContinue -ErrorVariable script:RowFaults } | Should -Throw -PassThru
        $refusal.FullyQualifiedErrorId | Should -BeLike 'PartnerReferral.*'
        "$refusal" | Should -Match '7 of 100 rows'
        $RowFaults.Count | Should -BeGreaterOrEqual 7
        Get-PartnerReferral | Should -BeNullOrEmpty
    }

    It 'creates the good rows with -SkipInvalid, and the rest is in the errors' {
        $summary = Import-PartnerReferral -Path $File -SkipInvalid -ErrorAction SilentlyContinue -ErrorVariable faults
        $summary.Created | Should -Be 93
        $summary.Rejected | Should -Be 7
        $faults.Count | Should -Be 7
        @(Get-PartnerReferral).Count | Should -Be 93
    }

    It 'creates nothing twice when run again' {
        $first = Import-PartnerReferral -Path $File -SkipInvalid -ErrorAction SilentlyContinue
        $second = Import-PartnerReferral -Path $File -SkipInvalid -ErrorAction SilentlyContinue
        $first.Created | Should -Be 93
        $second.Created | Should -Be 0
        $second.Skipped | Should -Be 93
        @(Get-PartnerReferral).Count | Should -Be 93
    }

    It 'sends nothing and leaves no file under -WhatIf' {
        $before = @(Get-ChildItem -Path $TestDrive -Recurse -File).Count
        $null = Import-PartnerReferral -Path $File -SkipInvalid -WhatIf -ErrorAction SilentlyContinue
        Get-PartnerReferral | Should -BeNullOrEmpty
        @(Get-ChildItem -Path $TestDrive -Recurse -File).Count | Should -Be $before
    }

    It 'shows progress with the file''s name, and takes it away at the end' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('Import-Module -Name $args[0]; Connect-PartnerReferralApi -Emulator; Import-PartnerReferral -Path $args[1] -SkipInvalid -NoJournal -ErrorAction Ignore').AddArgument($Manifest).AddArgument($File)
            $null = $shell.Invoke()
            $progress = @($shell.Streams.Progress)
            $progress.Activity | Should -BeLike "*$(Split-Path $File -Leaf)*"
            $progress[-1].RecordType | Should -Be 'Completed'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'writes failures with their reasons, and a page to read' {
        $failures = Join-Path $TestDrive 'failures.csv'
        $page = Join-Path $TestDrive 'run.html'
        $null = Import-PartnerReferral -Path $File -SkipInvalid -ReportPath $failures, $page -ErrorAction SilentlyContinue
        @(Import-Csv -Path $failures).Count | Should -Be 7
        Get-Content -Path $page -Raw | Should -Match '<html'
        Get-Content -Path $page -Raw | Should -Not -Match '(src|href)="https?://'
    }
}

Describe 'Export-PartnerReferral' {
    It 'writes a file that imports as the same deals' {
        Connect-PartnerReferralApi -Emulator
        $made = 1..5 | ForEach-Object { Get-TestDeal @{ Name = "$([char] 0xDC)bung `"$_`", line`nbreak"; ExternalReferenceId = "EXP-$_" } } | New-PartnerReferral
        $file = Join-Path $TestDrive 'export.csv'
        $made | Export-PartnerReferral -Path $file -NoId

        Connect-PartnerReferralApi -Emulator
        (Import-PartnerReferral -Path $file -NoJournal).Created | Should -Be 5
        $again = Get-PartnerReferral | Sort-Object -Property ExternalReferenceId
        $again.Name | Should -Be $made.Name
        $again.DealValue | Should -Be $made.DealValue
        $again.ClosingDate | Should -Be $made.ClosingDate
    }
}
