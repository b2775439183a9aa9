# Opens a journal and closes it; the figures go to a result file.
param([string] $Path, [string] $Result)

$ErrorActionPreference = 'Stop'
Import-Module -Name PartnerReferrals
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$open = [PartnerReferrals.Referral].Assembly.GetType('PartnerReferrals.Runs.Journal').GetMethods() |
    Where-Object { $_.Name -eq 'Open' -and $_.GetParameters().Count -eq 3 }
$journal = $open.Invoke($null, @($Path, 'benchmark', $null))
$watch.Stop()
$process.Refresh()
$used = $process.TotalProcessorTime - $cpu
$rows = $journal.KnownRows
$journal.Dispose()
[System.IO.File]::WriteAllText($Result, [string]::Join("`t", [long] $rows, $watch.ElapsedMilliseconds, [long] $used.TotalMilliseconds, $process.PeakWorkingSet64))
