# The module as a thing to import, list, remove and find help for.

BeforeDiscovery {
    . "$PSScriptRoot/Acceptance.ps1"
    $script:Cmdlets = @((Get-Module PartnerReferrals).ExportedCmdlets.Keys | Sort-Object)
    $script:Topics = @(Get-ChildItem -Path (Join-Path (Split-Path $Manifest) 'en-US') -Filter 'about_*.help.txt' |
            ForEach-Object { $_.Name -replace '\.help\.txt$' })
}

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
}

Describe 'The manifest' {
    It 'is valid' {
        (Test-ModuleManifest -Path $Manifest -ErrorAction Stop).Name | Should -Be 'PartnerReferrals'
    }

    It 'lists the cmdlets that are there, and no other commands' {
        $listed = (Import-PowerShellDataFile -Path $Manifest).CmdletsToExport | Sort-Object
        $there = (Get-Command -Module PartnerReferrals).Name | Sort-Object
        $there | Should -Be $listed
        Get-Command -Module PartnerReferrals -CommandType Function, Alias | Should -BeNullOrEmpty
    }

    It 'says what a gallery wants to know' {
        $manifest = Import-PowerShellDataFile -Path $Manifest
        $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.PrivateData.PSData.Tags | Should -Contain 'PSEdition_Core'
        $manifest.PrivateData.PSData.LicenseUri | Should -Match '^https://'
    }
}

Describe 'Importing' {
    AfterEach {
        Import-Module -Name $Manifest
    }

    It 'works again with -Force, twice' {
        { 1..2 | ForEach-Object { Import-Module -Name $Manifest -Force -ErrorAction Stop } } | Should -Not -Throw
        @(Get-Module PartnerReferrals).Count | Should -Be 1
    }

    It 'works again after Remove-Module' {
        Remove-Module -Name PartnerReferrals
        Get-Command -Name New-PartnerReferral -Module PartnerReferrals -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module -Name $Manifest
        Connect-PartnerReferralApi -Emulator
        (New-PartnerReferral (Get-TestDeal)).Id | Should -Not -BeNullOrEmpty
    }

    It 'happens by itself when a cmdlet is called' {
        $folder = Install-TestModule (Join-Path $TestDrive 'modules')
        $paths = $folder + [IO.Path]::PathSeparator + $env:PSModulePath
        $command = "`$env:PSModulePath = '$paths'; Connect-PartnerReferralApi -Emulator; (Get-Module PartnerReferrals).ModuleBase"
        Invoke-TestShell '-Command', $command | Should -Be (Join-Path $folder 'PartnerReferrals')
    }

    It 'shows no type of a library it brings' {
        Connect-PartnerReferralApi -Emulator
        $null = Test-PartnerReferral -Path $DealsFile
        'CsvHelper.CsvReader', 'Microsoft.Identity.Client.PublicClientApplication', 'Microsoft.OData.ODataException' |
            Where-Object { $_ -as [type] } | Should -BeNullOrEmpty
    }
}

Describe 'Help of <_>' -ForEach $Cmdlets {
    BeforeAll {
        $script:Help = Get-Help -Name $_ -Full
    }

    It 'has a synopsis and a description' {
        $Help.Synopsis | Should -Not -Match '^\s*$|\[-'
        ($Help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }

    It 'has three examples' {
        @($Help.Examples.Example).Count | Should -BeGreaterOrEqual 3
    }

    It 'renders on a screen' {
        Get-Help -Name $_ -Full | Out-String -Width 80 | Should -Match 'SYNTAX'
        Get-Help -Name $_ -Examples | Out-String -Width 80 | Should -Match 'EXAMPLE'
    }
}

Describe 'Help of parameters' {
    It 'describes every parameter of <_>' -ForEach $Cmdlets {
        $command = Get-Command -Name $_
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $undescribed = $command.Parameters.Keys | Where-Object { $_ -notin $common } |
            Where-Object { -not ((Get-Help -Name $command.Name -Parameter $_).Description.Text -join '').Trim() }
        $undescribed | Should -BeNullOrEmpty
    }
}

Describe 'About topics' {
    It '<_> can be read' -ForEach $Topics {
        (Get-Help -Name $_ | Out-String).Length | Should -BeGreaterThan 200
    }

    It 'start with about_PartnerReferrals' {
        Get-Help -Name about_PartnerReferrals | Out-String | Should -Match 'Connect-PartnerReferralApi'
    }
}

Describe 'The script for Windows PowerShell' {
    It 'passes here too' {
        $checks = & "$PSScriptRoot/Test-WindowsPowerShell.ps1" -Module $Manifest -PassThru
        $checks.Count | Should -BeGreaterThan 10
        $checks | Where-Object { -not $_.Passed } | Should -BeNullOrEmpty
    }
}
