# Creates rows with New-PartnerReferral after a warm-up; the figures of the measured part go to a result file.
param([uri] $Endpoint, [string] $Token, [int] $Rows, [int] $WarmUp, [int] $ThrottleLimit, [string] $JournalPath, [string] $Result)

function Get-Row([int] $From, [int] $Count) {
    for ($i = $From; $i -lt $From + $Count; $i++) {
        [pscustomobject] @{
            Name = "Deal $i"; ExternalReferenceId = "$PID-$i"; CustomerName = "Customer $i"; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
            ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; ShareWithMicrosoft = 'No'; DealValue = '42000'; Currency = 'CHF'; ClosingDate = '2031-11-30'
        }
    }
}

Connect-PartnerReferralApi -Endpoint $Endpoint -AccessToken $Token -WarningAction SilentlyContinue
$journal = @{}
if ($JournalPath) {
    $journal.JournalPath = $JournalPath
}

Get-Row 0 $WarmUp | New-PartnerReferral -ThrottleLimit $ThrottleLimit @journal | Out-Null
$deals = @(Get-Row $WarmUp $Rows)
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$created = 0
$deals | New-PartnerReferral -ThrottleLimit $ThrottleLimit @journal | ForEach-Object { $created++ }
$watch.Stop()
$process.Refresh()
$used = $process.TotalProcessorTime - $cpu
[System.IO.File]::WriteAllText($Result, [string]::Join("`t", $created, $watch.ElapsedMilliseconds, [long] $used.TotalMilliseconds, $process.PeakWorkingSet64))
