# Dot-sourced by every test file: the module under test, connected to an emulator of its own, and deals to work with.

Set-StrictMode -Version 3.0

$script:Repository = Split-Path -Path (Split-Path -Path $PSScriptRoot)
$script:Manifest = if ($env:PARTNERREFERRALS_MODULE) { $env:PARTNERREFERRALS_MODULE } else { Join-Path $Repository 'PartnerReferrals.psd1' }
$script:DealsFile = Join-Path $Repository 'docs/examples/deals.csv'

Import-Module -Name $Manifest -ErrorAction Stop

function Get-TestDeal {
    # A deal without fault, with changes.
    [OutputType([hashtable])]
    param([hashtable] $With = @{})

    $deal = @{
        Name               = 'Bluewater data platform'
        DealType           = 'Private'
        CustomerName       = 'Bluewater Bakeries AG'
        AddressLine1       = 'Seestrasse 1'
        City               = 'Zug'
        Country            = 'CH'
        ConsentToContact   = $true
        ConsentToShareInfo = $true
        DealValue          = 42000
        Currency           = 'CHF'
        ClosingDate        = '2027-11-30'
        Solution           = 'SOL-10001-AAA'
        Team               = 'Noa, Frei, +41410000002, noa@partner.example'
    }
    foreach ($key in $With.Keys) {
        $deal[$key] = $With[$key]
    }
    $deal
}

function Install-TestModule {
    # Copies the module to where modules are found by their name, and returns the folder for PSModulePath.
    [OutputType([string])]
    param([string] $Destination)

    $folder = Join-Path $Destination 'PartnerReferrals'
    $null = New-Item -ItemType Directory -Path $folder
    foreach ($part in 'PartnerReferrals.psd1', 'bin', 'en-US') {
        Copy-Item -Path (Join-Path (Split-Path $Manifest) $part) -Destination $folder -Recurse
    }
    $Destination
}

function Invoke-TestShell {
    # Runs this very shell again with arguments, in a process of its own. As a tool it is run by dotnet, which wants its file first.
    [OutputType([string])]
    param([string[]] $Argument)

    $program = (Get-Process -Id $PID).Path
    $file = if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { 'exec', [Environment]::GetCommandLineArgs()[0] }
    & $program @file -NoProfile -NonInteractive @Argument
}

function ConvertTo-TestSecret {
    # Text as a SecureString.
    [OutputType([securestring])]
    param([string] $Text)

    [System.Net.NetworkCredential]::new('', $Text).SecurePassword
}
