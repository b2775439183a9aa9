<#
.SYNOPSIS
    Runs the acceptance tests and fails when one fails or a file runs none.
.DESCRIPTION
    'dotnet test' runs this in the real shell, once for each version of Pester. By hand it is enough to say
    tests/Pester/Invoke-Acceptance.ps1 where a Pester is installed.
.NOTES
    The module under test is the one $env:PARTNERREFERRALS_MODULE names, else the one in this repository.
#>
[CmdletBinding()]
param(
    # Folder with the tests.
    [string] $Path = $PSScriptRoot,

    # Name or manifest of the Pester to run.
    [string] $Pester = 'Pester',

    # File for how each test ended, as JSON; none when it is not given.
    [string] $ResultPath
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

function Get-Outcome {
    # How each file ended, and each test in it.
    [OutputType([pscustomobject])]
    param([object] $Run)

    $tests = @($Run.Tests)
    foreach ($container in $Run.Containers) {
        $file = Split-Path -Path "$($container.Item)" -Leaf
        $inside = @($tests | Where-Object { "$($_.ScriptBlock.File)" -eq "$($container.Item)" })
        $ran = @($inside | Where-Object Result -In 'Passed', 'Failed').Count -gt 0
        [pscustomobject]@{
            File    = $file
            Name    = 'runs'
            Result  = if ($ran) { 'Passed' } else { 'Failed' }
            Message = if ($ran) { '' } else { "No test of this file ran. $($container.ErrorRecord)" }
        }
        foreach ($test in $inside) {
            [pscustomobject]@{
                File    = $file
                Name    = $test.ExpandedPath
                Result  = "$($test.Result)"
                Message = @($test.ErrorRecord | ForEach-Object { "$_`n$($_.ScriptStackTrace)" }) -join "`n"
            }
        }
    }
}

Import-Module -Name $Pester -MinimumVersion 5.0
$run = Invoke-Pester -Path $Path -Output Normal -PassThru
$outcomes = @(Get-Outcome -Run $run)
if ($ResultPath) {
    ConvertTo-Json -InputObject $outcomes | Set-Content -LiteralPath $ResultPath -Encoding utf8
}
exit [int]($outcomes.Count -eq 0 -or @($outcomes | Where-Object Result -NotIn 'Passed', 'Skipped').Count -gt 0)
