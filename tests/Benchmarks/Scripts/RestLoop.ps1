# What people write without the module: Invoke-RestMethod in parallel, bodies ready. The figures of the measured part go to a result file.
param([uri] $Endpoint, [string] $Token, [int] $Rows, [int] $WarmUp, [int] $ThrottleLimit, [string] $Result)

$address = [uri]::new($Endpoint, 'v1.0/engagements/referrals')
$headers = @{ Authorization = "Bearer $Token" }

function Get-Body([int] $From, [int] $Count) {
    for ($i = $From; $i -lt $From + $Count; $i++) {
        '{"name":"Deal ' + $i + '","externalReferenceId":"' + "$PID-$i" + '","type":"Independent","customerProfile":{"name":"Customer ' + $i +
        '","address":{"addressLine1":"Seestrasse 1","city":"Zug","country":"CH"}},"consent":{"consentToContact":true,"consentToToShareInfoWithOthers":true,' +
        '"consentToShareReferralWithMicrosoftSellers":false},"details":{"dealValue":42000,"currency":"CHF","closingDateTime":"2031-11-30T00:00:00Z"}}'
    }
}

function Send-Body([string[]] $Body, [int] $AtATime) {
    $Body | ForEach-Object -ThrottleLimit $AtATime -Parallel {
        Invoke-RestMethod -Uri $using:address -Method Post -Headers $using:headers -ContentType 'application/json' -Body $_
    } | ForEach-Object { 1 } | Measure-Object | ForEach-Object Count
}

$null = Send-Body (Get-Body 0 $WarmUp) $ThrottleLimit
$bodies = Get-Body $WarmUp $Rows
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$created = Send-Body $bodies $ThrottleLimit
$watch.Stop()
$process.Refresh()
$used = $process.TotalProcessorTime - $cpu
[System.IO.File]::WriteAllText($Result, [string]::Join("`t", $created, $watch.ElapsedMilliseconds, [long] $used.TotalMilliseconds, $process.PeakWorkingSet64))
