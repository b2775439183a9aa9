# Imports a file; the figures go to a result file. -Check only validates it.
param([uri] $Endpoint, [string] $Token, [string] $Path, [switch] $Check, [string] $Result)

Connect-PartnerReferralApi -Endpoint $Endpoint -AccessToken $Token -WarningAction SilentlyContinue
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$summary = Import-PartnerReferral -Path $Path -ThrottleLimit 16 -WhatIf:$Check
$watch.Stop()
$process.Refresh()
$used = $process.TotalProcessorTime - $cpu
[System.IO.File]::WriteAllText($Result, [string]::Join("`t", [long] $summary.Created, $watch.ElapsedMilliseconds, [long] $used.TotalMilliseconds, $process.PeakWorkingSet64))
