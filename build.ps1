<#
.SYNOPSIS
    Builds, tests, checks, packages and installs the module.

.DESCRIPTION
    A thin front for dotnet: every task can be done without PowerShell too, by the command beside it.

    Build     dotnet build
    Test      dotnet test
    Pester    Acceptance tests on the packaged module. Needs PowerShell 7.4 and Pester 5 or 6; there is no plain equal,
              and what they prove that the bare engine can prove is proven by 'dotnet test' as well.
    Analyze   PSScriptAnalyzer's default and gallery rules over every script and the manifest. The C# analyzers run
              in every 'dotnet build'.
    Docs      dotnet build src/PartnerReferrals.Loader
              (compiles docs/en-US to the help in en-US)
    Package   dotnet pack
              (out/PartnerReferrals/<version> and out/PartnerReferrals.<version>.nupkg, for
              Publish-PSResource -NupkgPath; always the Release configuration)
    Install   dotnet pack -p:PackageOutputPath=<a folder of PSModulePath>
              (the version's folder, for the current user; the nupkg lands beside it and can be deleted)
    Soak      dotnet run --project tests/Soak --configuration Release
    Bench     dotnet run --project tests/Benchmarks --configuration Release

.PARAMETER Task
    What to do, in this order. Default: Build.

.PARAMETER Configuration
    Debug or Release, for Build, Test and Docs. Default: Debug.

.EXAMPLE
    ./build.ps1

    Builds the module: Import-Module ./PartnerReferrals.psd1 then works in this folder.

.EXAMPLE
    ./build.ps1 -Task Test, Pester, Analyze

    All checks.

.EXAMPLE
    ./build.ps1 -Task Install

    Packages the module and installs it for the current user.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Docs', 'Package', 'Install', 'Soak', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$manifest = Import-PowerShellDataFile -Path "$PSScriptRoot/PartnerReferrals.psd1"
$package = "$PSScriptRoot/out/PartnerReferrals/$($manifest.ModuleVersion)"

function Invoke-DotNet {
    # dotnet with these arguments; a failure ends the build.
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "'dotnet $args' ended with exit code $LASTEXITCODE."
    }
}

function Get-UserModuleFolder {
    # Where this edition looks for the current user's modules.
    $documents = [Environment]::GetFolderPath('MyDocuments')
    $data = [Environment]::GetFolderPath('LocalApplicationData', 'Create')
    if ($PSVersionTable.PSEdition -eq 'Desktop') {
        "$documents/WindowsPowerShell/Modules"
    }
    elseif ($IsWindows) {
        "$documents/PowerShell/Modules"
    }
    else {
        "$data/powershell/Modules"
    }
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-DotNet build --configuration $Configuration }
        'Test' { Invoke-DotNet test --configuration $Configuration }
        'Docs' { Invoke-DotNet build src/PartnerReferrals.Loader --configuration $Configuration }
        'Package' { Invoke-DotNet pack }
        'Soak' { Invoke-DotNet run --project tests/Soak --configuration Release }
        'Bench' { Invoke-DotNet run --project tests/Benchmarks --configuration Release }
        'Install' {
            Invoke-DotNet pack
            $target = Join-Path (Get-UserModuleFolder) "PartnerReferrals/$($manifest.ModuleVersion)"
            if (Test-Path -LiteralPath $target) {
                Remove-Item -LiteralPath $target -Recurse -Force
            }
            $null = New-Item -ItemType Directory -Path $target
            Copy-Item -Path "$package/*" -Destination $target -Recurse
            "Installed to $target"
        }
        'Pester' {
            Invoke-DotNet pack
            $env:PARTNERREFERRALS_MODULE = "$package/PartnerReferrals.psd1"
            Import-Module -Name Pester -MinimumVersion 5.0
            $result = Invoke-Pester -Path tests/Pester -PassThru
            if ($result.Result -ne 'Passed') {
                throw "Pester: $($result.FailedCount) of $($result.TotalCount) tests failed."
            }
        }
        'Analyze' {
            Import-Module -Name PSScriptAnalyzer
            $scripts = Get-ChildItem -Path . -Include *.ps1, *.psm1, *.psd1 -Recurse |
                Where-Object FullName -NotMatch '[\\/](bin|obj|out|TestResults)[\\/]'
            $findings = $scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ } |
                Sort-Object -Property ScriptPath, Line -Unique
            $gallery = $scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Settings PSGallery }
            @($findings) + @($gallery) | Format-Table -AutoSize
            if ($findings -or $gallery) {
                throw 'PSScriptAnalyzer has findings.'
            }
            "PSScriptAnalyzer: $(@($scripts).Count) files, no findings."
        }
    }
}
finally {
    Pop-Location
}
