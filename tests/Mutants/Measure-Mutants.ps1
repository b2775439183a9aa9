#requires -Version 7.4
# Mutants, all of them or a random sample, each tried against the tests that reach it. Stryker makes them and says where they are; it is not asked
# to run tests: each of its runs loads all of them, and a folder takes hours. The same seed gives the same sample of the same code.
[CmdletBinding()]
param(
    # Folders or files of src/PartnerReferrals.Client whose mutants are tried.
    [string[]] $Path = @('Creating', 'Runs', 'Http/RetryClassifier.cs', 'Http/RequestSender.cs', 'Http/RetryAfter.cs'),

    # Folders of tests/PartnerReferrals.Client.Tests to try them against.
    [string[]] $Test = @('Creating', 'Runs', 'Http'),

    # How many are drawn; 0 for all of them.
    [ValidateRange(0, 20000)]
    [int] $Count = 0,

    [int] $Seed = 1,

    # Takes the mutants made the last time, with the tests as they are now, and tries those that were not noticed then.
    [switch] $Again,

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
$last = "$WorkFolder/results.json"

function Invoke-Program([string] $Name, [string[]] $Argument) {
    & $Name @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "'$Name $Argument' ended with exit code $LASTEXITCODE."
    }
}

function Build-Mutant {
    # Without tests nothing is measured, and all mutants are listed. The one that is left keeps the assembly that holds them.
    $patterns = $Path | ForEach-Object { '--mutate', $(if ($_ -like '*.cs') { $_ } else { "$_/**/*.cs" }) }
    Invoke-Program -Name dotnet -Argument 'tool', 'restore'
    Push-Location -LiteralPath $PSScriptRoot
    try {
        $env:WithoutTests = 'true'
        $env:KeepAssemblyAs = "$WorkFolder/PartnerReferrals.Client.dll"
        Invoke-Program -Name dotnet -Argument (@('stryker', '--output', $WorkFolder) + $patterns)
    }
    finally {
        $env:WithoutTests = $env:KeepAssemblyAs = $null
        Pop-Location
    }
}

function Get-Mutant {
    $files = (Get-Content -LiteralPath $report -Raw | ConvertFrom-Json -AsHashtable).files
    foreach ($file in $files.Keys | Sort-Object) {
        $name = ($file -replace '\\', '/') -replace '^.*/PartnerReferrals\.Client/'

        # What stands elsewhere is ignored too.
        foreach ($mutant in $files[$file].mutants | Where-Object status -NotIn 'Ignored', 'CompileError') {
            [pscustomobject] @{ Id = [int] $mutant.id; ReachedAs = [int] $mutant.id; Place = "$name($($mutant.location.start.line))"; Kind = $mutant.mutatorName; Code = $mutant.replacement -replace '\s+', ' ' }
        }
    }
}

function Get-Reach {
    # Which mutants each class of tests reaches, and how long it takes: what it does not reach it cannot notice.
    $namespaces = $Test | ForEach-Object { '-namespace', "$tests.$_" }
    $classes = Invoke-Program -Name dotnet -Argument (@("$program/$tests.dll", '-noColor', '-noLogo', '-list', 'classes') + $namespaces) | Where-Object { $_ }
    if (-not $classes) {
        throw "There are no tests in $Test."
    }

    foreach ($class in $classes) {
        $env:STRYKER_COVERAGE_FILE = "$class.txt"
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $null = Invoke-Program -Name dotnet -Argument "$program/$tests.dll", '-noColor', '-class', $class
        $written = @(Get-ChildItem -Path ([System.IO.Path]::GetTempPath()) -Filter "$class-*.txt")
        $ids = ($written | Get-Content -Raw) -split '[^0-9]+' -ne ''
        $written | Remove-Item
        [pscustomobject] @{ Class = $class; Seconds = $watch.Elapsed.TotalSeconds; Mutants = [System.Collections.Generic.HashSet[int]] @($ids) }
    }

    $env:STRYKER_COVERAGE_FILE = $null
}

if (-not $Again -and (Test-Path -LiteralPath $WorkFolder)) {
    Remove-Item -LiteralPath $WorkFolder -Recurse -Force
}

Invoke-Program -Name dotnet -Argument 'build', "$repository/tests/$tests", '--verbosity', 'quiet', '--nologo'
if (-not $Again) {
    Build-Mutant
}

$null = New-Item -ItemType Directory -Path $program -Force
Copy-Item -Path "$repository/tests/$tests/bin/Debug/net10.0/*" -Destination $program -Recurse -Force
Copy-Item -LiteralPath "$WorkFolder/PartnerReferrals.Client.dll" -Destination $program -Force

$all = @(Get-Mutant | Sort-Object Id)
if ($Again) {
    $open = (Get-Content -LiteralPath $last -Raw | ConvertFrom-Json | Where-Object IsNoticed -EQ $false).Id
    $chosen = @($all | Where-Object Id -In $open)
}
else {
    $chosen = if ($Count) { @($all | Get-Random -Count $Count -SetSeed $Seed) } else { $all }
}

# A run without a mutant now and then says whether the tests fail by themselves.
$reach = @(Get-Reach | Sort-Object Seconds)
"$($reach.Count) classes of tests, $($chosen.Count) of $($all.Count) mutants"
$env:STRYKER_MUTANT_ID_CONTROL_VAR = 'ActiveMutant'
$chosen += @($chosen | Get-Random -Count ([int] [Math]::Ceiling($chosen.Count / 50)) -SetSeed $Seed | ForEach-Object { [pscustomobject] @{ Id = -1; Place = $_.Place; Kind = ''; Code = ''; ReachedAs = $_.Id } })

# The class named like the file and what noticed others in it are asked first, then the quick ones, then the rest.
$noticing = [System.Collections.Concurrent.ConcurrentDictionary[string, int]]::new()
$tried = $found = 0
$results = $chosen | Get-Random -Count $chosen.Count -SetSeed $Seed | ForEach-Object -ThrottleLimit ([Environment]::ProcessorCount + 1) -Parallel {
    $noticing = $using:noticing
    $file = $_.Place -replace '\(.*'
    $namesake = ".$((Split-Path $file -Leaf) -replace '\.cs$')Tests"
    $reached = $_.ReachedAs
    $classes = @($using:reach).Where{ $_.Mutants.Contains($reached) }
    $known, $others = $classes.Where({ $_.Class.EndsWith($namesake) -or $noticing["$file $($_.Class)"] -gt 0 }, 'Split')
    $known = @($known | Sort-Object { - $noticing["$file $($_.Class)"] }, Seconds)
    $quick, $slow = $others.Where({ $_.Seconds -lt 2.5 }, 'Split')
    $isNoticed = $false
    foreach ($batch in @($known | Select-Object -First 1), @($known | Select-Object -Skip 1), @($quick), @($slow)) {
        if ($batch.Count -eq 0) {
            continue
        }

        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] (@("$using:program/$using:tests.dll", '-noColor', '-stopOnFail') + $batch.ForEach{ '-class', $_.Class }))
        $start.RedirectStandardOutput = $true
        $start.Environment['ActiveMutant'] = $_.Id
        $process = [System.Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEndAsync()

        # One that runs on for ever is noticed as well.
        $isOver = $process.WaitForExit(20000 + [int] (3000 * ($batch | Measure-Object Seconds -Sum).Sum))
        if (-not $isOver) {
            $process.Kill()
        }

        $isNoticed = -not $isOver -or $process.ExitCode -ne 0
        $process.Dispose()
        if ($isNoticed) {
            $failed = [regex]::Match($output.Result, '(?m)^\s+(\S+?)\.\w+(\(.*)? \[FAIL\]')
            if ($failed.Success) {
                $null = $noticing.AddOrUpdate("$file $($failed.Groups[1].Value)", 1, { param($key, $count) $count + 1 })
            }

            break
        }
    }

    $_ | Add-Member -PassThru -NotePropertyMembers @{ IsNoticed = $isNoticed; IsReached = $classes.Count -gt 0 }
} | ForEach-Object {
    # In an order by chance, so that what was tried by any moment is a sample of all.
    if ($_.Id -ge 0) {
        $tried++
        $found += $_.IsNoticed
        if (-not $_.IsNoticed) {
            Write-Information -InformationAction Continue -MessageData "not $(if ($_.IsReached) { 'noticed' } else { 'reached' }): $($_.Place), mutant $($_.Id), $($_.Kind): $($_.Code)"
        }

        if ($tried % 100 -eq 0) {
            Write-Information -InformationAction Continue -MessageData "$found of $tried noticed so far"
        }
    }
    elseif ($_.IsNoticed) {
        Write-Information -InformationAction Continue -MessageData "a run without a mutant failed: the tests of $($_.Place)"
    }

    $_
}

$control, $results = $results.Where({ $_.Id -lt 0 }, 'Split')
ConvertTo-Json @($results) | Set-Content -LiteralPath $last
'{0} of {1} runs without a mutant failed' -f @($control | Where-Object IsNoticed).Count, $control.Count
$noticed = @($results | Where-Object IsNoticed).Count
if ($Again) {
    '{0} of {1} noticed ({2:P1}), {3} of them now' -f ($all.Count - $results.Count + $noticed), $all.Count, (($all.Count - $results.Count + $noticed) / $all.Count), $noticed
}
else {
    '{0} of {1} noticed ({2:P1}), of {3}' -f $noticed, $results.Count, ($noticed / $results.Count), $all.Count
}
