#requires -Version 7.4
# A random sample of mutants, each tried against the tests of its room. Stryker makes them and says where they are; it is not asked to run tests:
# that takes hours for a folder, and this minutes for a sample. The same seed gives the same sample of the same code.
[CmdletBinding()]
param(
    # Folders or files of src/PartnerReferrals.Client to draw from.
    [string[]] $Path = @('Creating', 'Runs', 'Http/RetryClassifier.cs', 'Http/RequestSender.cs', 'Http/RetryAfter.cs'),

    # Folders of tests/PartnerReferrals.Client.Tests to try them against.
    [string[]] $Test = @('Creating', 'Runs', 'Http'),

    [ValidateRange(1, 20000)]
    [int] $Count = 200,

    [int] $Seed = 1,

    # Where the mutants are made, anew each time.
    [string] $WorkFolder = (Join-Path ([System.IO.Path]::GetTempPath()) 'PartnerReferrals.Mutants')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$Path = @($Path -split ',').Trim()
$Test = @($Test -split ',').Trim()
$repository = Split-Path (Split-Path $PSScriptRoot)
$tests = 'PartnerReferrals.Client.Tests'
$program = "$WorkFolder/program"
$report = "$WorkFolder/reports/mutation-report.json"

function Invoke-Program([string] $Name, [string[]] $Argument) {
    & $Name @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "'$Name $Argument' ended with exit code $LASTEXITCODE."
    }
}

$patterns = $Path | ForEach-Object { '--mutate', $(if ($_ -like '*.cs') { $_ } else { "$_/**/*.cs" }) }
if (Test-Path -LiteralPath $WorkFolder) {
    Remove-Item -LiteralPath $WorkFolder -Recurse -Force
}
Invoke-Program -Name dotnet -Argument 'tool', 'restore'
Invoke-Program -Name dotnet -Argument 'build', "$repository/tests/$tests", '--verbosity', 'quiet', '--nologo'
Push-Location -LiteralPath $PSScriptRoot
try {
    # Without tests nothing is measured, and all mutants are listed. The one that is left keeps the assembly that holds them.
    $null = New-Item -ItemType Directory -Path $program -Force
    Copy-Item -Path "$repository/tests/$tests/bin/Debug/net10.0/*" -Destination $program -Recurse -Force
    $env:WithoutTests = 'true'
    $env:KeepAssemblyAs = "$program/PartnerReferrals.Client.dll"
    Invoke-Program -Name dotnet -Argument (@('stryker', '--output', $WorkFolder) + $patterns)
}
finally {
    $env:WithoutTests = $env:KeepAssemblyAs = $null
    Pop-Location
}

$files = (Get-Content -LiteralPath $report -Raw | ConvertFrom-Json -AsHashtable).files
$all = foreach ($file in $files.Keys | Sort-Object) {
    $name = ($file -replace '\\', '/') -replace '^.*/PartnerReferrals\.Client/'

    # What stands elsewhere is ignored too.
    foreach ($mutant in $files[$file].mutants | Where-Object status -NotIn 'Ignored', 'CompileError') {
        [pscustomobject] @{ Id = [int] $mutant.id; Place = "$name($($mutant.location.start.line))"; Kind = $mutant.mutatorName; Code = $mutant.replacement -replace '\s+', ' ' }
    }
}

$arguments = @("$program/$tests.dll", '-noColor', '-stopOnFail') + ($Test | ForEach-Object { '-namespace', "$tests.$_" })
$env:STRYKER_MUTANT_ID_CONTROL_VAR = 'ActiveMutant'
$ownRun = Invoke-Program -Name dotnet -Argument $arguments
if (-not ($ownRun -match 'Total: [1-9]')) {
    throw "There are no tests in $Test."
}

$results = $all | Sort-Object Id | Get-Random -Count $Count -SetSeed $Seed | ForEach-Object -ThrottleLimit ([Environment]::ProcessorCount) -Parallel {
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] $using:arguments)
    $start.RedirectStandardOutput = $true
    $start.Environment['ActiveMutant'] = $_.Id
    $process = [System.Diagnostics.Process]::Start($start)
    $null = $process.StandardOutput.ReadToEndAsync()
    $isOver = $process.WaitForExit(120000)
    if (-not $isOver) {
        $process.Kill()
    }

    $isNoticed = -not $isOver -or $process.ExitCode -ne 0
    $_ | Add-Member -NotePropertyName IsNoticed -NotePropertyValue $isNoticed -PassThru
}

$noticed = @($results | Where-Object IsNoticed).Count
$results | Where-Object IsNoticed -EQ $false | Sort-Object Place | ForEach-Object { "not noticed: $($_.Place), mutant $($_.Id), $($_.Kind): $($_.Code)" }
'{0} of {1} noticed ({2:P0}), drawn from {3}' -f $noticed, $results.Count, ($noticed / $results.Count), $all.Count
