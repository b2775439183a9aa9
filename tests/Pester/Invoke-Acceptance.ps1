<#
.SYNOPSIS
    Runs the acceptance tests with the newest Pester here, and fails when one fails or none ran.
.NOTES
    The module under test is the one $env:PARTNERREFERRALS_MODULE names, else the one in this repository.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

Import-Module -Name Pester -MinimumVersion 5.0
$result = Invoke-Pester -Path $PSScriptRoot -Output Normal -PassThru
exit [int]($result.Result -ne 'Passed' -or $result.PassedCount -eq 0)
