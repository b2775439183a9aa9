<#
.SYNOPSIS
    Builds, tests, checks, packages and installs the module.

.DESCRIPTION
    A thin front for dotnet: every task can be done without PowerShell too, by the command beside it. Where there is no
    pwsh, 'dotnet tool restore' brings one: dotnet pwsh build.ps1 -Task Package

    Build     dotnet build
    Test      dotnet test
    Pester    dotnet test tests/PartnerReferrals.Acceptance.Tests
              (tests/Pester on the packaged module, in the real shell, by Pester 5 and 6, all of them from NuGet; and
              the module in a gallery and at a terminal)
    Analyze   PSScriptAnalyzer's default and gallery rules over every script and the manifest; it has to be installed. The
              C# analyzers run in every 'dotnet build'.
    Docs      dotnet build src/PartnerReferrals.Loader
              (compiles docs/en-US to the help in en-US)
    Package   dotnet pack
              (out/PartnerReferrals/<version> and out/PartnerReferrals.<version>.nupkg, for
              Publish-PSResource -NupkgPath; always the Release configuration)
    Install   dotnet pack -p:PackageOutputPath=<a folder of PSModulePath>
              (the version's folder, for the current user; the nupkg lands beside it and can be deleted)
    Soak      dotnet run --project tests/Soak --configuration Release
    Bench     dotnet run --project tests/Benchmarks --configuration Release
    Mono      tests/Mono/Test-Mono.ps1
              (runs the files for Windows PowerShell 5.1 on Mono, after Build; needs mono and mono-devel)
    Mutate    dotnet tool restore; cd tests/Mutants; dotnet stryker --mutate 'Creating/**/*.cs'
              (changes the client's code in thousands of small ways and sees whether a test notices; hours for all of it. The
              report is in out/mutants)

.PARAMETER Task
    What to do, in this order. Default: Build.

.PARAMETER Path
    What Mutate changes: folders or files of src/PartnerReferrals.Client. Default: what decides on sending.

.PARAMETER Configuration
    Debug or Release, for Build, Test, Pester and Docs. Default: Debug.

.EXAMPLE
    ./build.ps1

    Builds the module: Import-Module ./PartnerReferrals.psd1 then works in this folder.

.EXAMPLE
    dotnet tool restore; dotnet pwsh build.ps1 -Task Test, Analyze

    All checks, on a machine without pwsh.

.EXAMPLE
    ./build.ps1 -Task Install

    Packages the module and installs it for the current user.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompleter({ 'Build', 'Test', 'Pester', 'Analyze', 'Docs', 'Package', 'Install', 'Soak', 'Bench', 'Mutate', 'Mono' -like "$($args[2])*" })]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string[]] $Path = @('Creating', 'Runs', 'Http/RetryClassifier.cs', 'Http/RequestSender.cs', 'Http/RetryAfter.cs'),

    # What 'pwsh -File' makes of a list: its first word is the task, the others are arguments of their own.
    [Parameter(ValueFromRemainingArguments, DontShow)]
    [string[]] $FurtherTask = @()
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$known = 'Build', 'Test', 'Pester', 'Analyze', 'Docs', 'Package', 'Install', 'Soak', 'Bench', 'Mutate', 'Mono'
$tasks = @(($Task + $FurtherTask) -split ',' | ForEach-Object { $_.Trim() } | Where-Object { $_ })
$unknown = @($tasks | Where-Object { $_ -notin $known })
if ($unknown) {
    throw "There is no task '$($unknown -join "', '")'. Tasks: $($known -join ', ')."
}

$manifest = Import-PowerShellDataFile -Path "$PSScriptRoot/PartnerReferrals.psd1"
$package = "$PSScriptRoot/out/PartnerReferrals/$($manifest.ModuleVersion)"

function Invoke-Program {
    # Runs a program; a failure ends the build.
    param([string] $Name, [string[]] $Argument)

    & $Name @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "'$Name $Argument' ended with exit code $LASTEXITCODE."
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
    switch ($tasks) {
        'Build' { Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration }
        'Test' { Invoke-Program -Name dotnet -Argument 'test', '--configuration', $Configuration }
        'Docs' { Invoke-Program -Name dotnet -Argument 'build', 'src/PartnerReferrals.Loader', '--configuration', $Configuration }
        'Package' { Invoke-Program -Name dotnet -Argument 'pack' }
        'Soak' { Invoke-Program -Name dotnet -Argument 'run', '--project', 'tests/Soak', '--configuration', 'Release' }
        'Bench' { Invoke-Program -Name dotnet -Argument 'run', '--project', 'tests/Benchmarks', '--configuration', 'Release' }
        'Mono' { & "$PSScriptRoot/tests/Mono/Test-Mono.ps1" -Configuration $Configuration }
        'Mutate' {
            Invoke-Program -Name dotnet -Argument 'tool', 'restore'
            $files = @($Path -split ',' | ForEach-Object { '--mutate', $(if ($_ -like '*.cs') { $_ } else { "$($_.TrimEnd('/', '\'))/**/*.cs" }) })
            Push-Location -LiteralPath "$PSScriptRoot/tests/Mutants"
            try {
                Invoke-Program -Name dotnet -Argument (@('stryker', '--output', "$PSScriptRoot/out/mutants") + $files)
            }
            finally {
                Pop-Location
            }
        }
        'Install' {
            Invoke-Program -Name dotnet -Argument 'pack'
            $target = Join-Path (Get-UserModuleFolder) "PartnerReferrals/$($manifest.ModuleVersion)"
            if (Test-Path -LiteralPath $target) {
                Remove-Item -LiteralPath $target -Recurse -Force
            }
            $null = New-Item -ItemType Directory -Path $target
            Copy-Item -Path "$package/*" -Destination $target -Recurse
            "Installed to $target"
        }
        'Pester' { Invoke-Program -Name dotnet -Argument 'test', 'tests/PartnerReferrals.Acceptance.Tests', '--configuration', $Configuration }
        'Analyze' {
            if (-not (Get-Module -Name PSScriptAnalyzer -ListAvailable)) {
                $Host.UI.WriteErrorLine('Analyze: not run, PSScriptAnalyzer is not installed (Install-PSResource PSScriptAnalyzer).')
                exit 1
            }
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
