# What Write-Progress shows while rows are sent.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"

    function Get-Progress {
        # The progress records of a script that runs in a session of its own. Every create takes a while there, as on a real line.
        [OutputType([System.Management.Automation.ProgressRecord])]
        param([string] $Script, [object] $Argument, [int] $Latency = 0)

        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('Import-Module -Name $args[0]; Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ latency = $args[1] }').
            AddArgument($Manifest).AddArgument($Latency).AddStatement().AddScript($Script).AddArgument($Argument)
            $script:Output = @($shell.Invoke())
            $script:ErrorCount = $shell.Streams.Error.Count
            @($shell.Streams.Progress)
        }
        finally {
            $shell.Dispose()
        }
    }

    $script:Deals = 1..45 | ForEach-Object {
        $more = @{ ExternalReferenceId = "PRO-$_" }
        if ($_ -eq 3) { $more.Country = 'Atlantis' }
        Get-TestDeal $more
    }
}

Describe 'Progress of Import-PartnerReferral' {
    BeforeAll {
        $script:Import = 'Import-PartnerReferral -Path $args[0] -SkipInvalid -NoJournal -ErrorAction Ignore'
        $script:Records = Get-Progress $Import $DealsFile
    }

    It 'names the file' {
        $Records.Count | Should -BeGreaterThan 1
        $Records.Activity | Select-Object -Unique | Should -Be 'Importing deals.csv'
    }

    It 'counts rows done and failed, and says the share' {
        $shown = @($Records | Where-Object RecordType -EQ 'Processing')
        $shown.StatusDescription | Should -Match '^\d+ of 100 rows, \d+ failed(, [\d.,]+ a second)?$'
        $last = $shown[-1]
        $last.StatusDescription | Should -Match '^100 of 100 rows, 7 failed'
        $last.PercentComplete | Should -Be 100
        $shown.PercentComplete | Should -Be ($shown.PercentComplete | Sort-Object)
    }

    It 'shows the pace and the time left when it takes long' {
        $slow = Get-Progress "$Import -ThrottleLimit 4" $DealsFile -Latency 60
        $paced = @($slow | Where-Object StatusDescription -Match ', [\d.,]+ a second$')
        $paced | Should -Not -BeNullOrEmpty
        $paced[0].SecondsRemaining | Should -BeGreaterOrEqual 0
    }

    It 'is taken away at the end' {
        @($Records | Where-Object RecordType -EQ 'Completed').Count | Should -Be 1
        $Records[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'Progress of a pipeline into New-PartnerReferral' {
    BeforeAll {
        $script:Records = Get-Progress '$args[0] | New-PartnerReferral -ThrottleLimit 2' $Deals -Latency 80
    }

    It 'counts what is done and failed, with the pace, and claims no share of what nobody knows' {
        $Output.Count | Should -Be 44
        $ErrorCount | Should -Be 1
        $shown = @($Records | Where-Object RecordType -EQ 'Processing')
        $shown | Should -Not -BeNullOrEmpty
        $shown.Activity | Select-Object -Unique | Should -Be 'Creating referrals'
        $shown.StatusDescription | Should -Match '^\d+ done, \d+ failed(, [\d.,]+ a second)?$'
        $shown[-1].StatusDescription | Should -Match ' a second$'
        $shown.PercentComplete | Select-Object -Unique | Should -Be -1
    }

    It 'is taken away at the end' {
        $Records[-1].RecordType | Should -Be 'Completed'
    }

    It 'stays away where the work is over within a second' {
        Get-Progress '$args[0] | New-PartnerReferral' (Get-TestDeal) | Should -BeNullOrEmpty
        $Output.Count | Should -Be 1
    }
}

Describe 'Silence' {
    It 'is kept where $ProgressPreference asks for it' {
        Get-Progress '$ProgressPreference = "SilentlyContinue"; Import-PartnerReferral -Path $args[0] -SkipInvalid -NoJournal -ErrorAction Ignore' $DealsFile | Should -BeNullOrEmpty
        $Output.Created | Should -Be 93
    }
}
