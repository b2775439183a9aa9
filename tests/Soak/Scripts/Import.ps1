# One run of Import-PartnerReferral over a file; how every row ended goes to a result file.
param([string] $Cmdlet, [uri] $Endpoint, [uri] $Control, [string] $Path, [string] $Result, [int] $TimeoutSec, [int] $ListingDelaySec, [int] $TokenLifetime, [switch] $Update)

$http = [System.Net.Http.HttpClient]::new()
$tokens = [uri]::new($Control, '_emulator/tokens')
$wanted = "{`"lifetime`":$TokenLifetime}"
$lines = [System.Collections.Generic.List[string]]::new()
try {
    Connect-PartnerReferralApi -Endpoint $Endpoint -TimeoutSec $TimeoutSec -ListingDelaySec $ListingDelaySec -AccessTokenProvider {
        $body = [System.Net.Http.StringContent]::new($wanted, [System.Text.Encoding]::UTF8, 'application/json')
        $answer = $http.PostAsync($tokens, $body).GetAwaiter().GetResult()
        $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        [System.Text.Json.JsonDocument]::Parse($text).RootElement.GetProperty('access_token').GetString()
    }

    $summary = & $Cmdlet -Path $Path -ThrottleLimit 16 -SkipInvalid -UpdateExisting:$Update -ErrorAction SilentlyContinue
    $lines.Add("summary`t$($summary.Created)`t$($summary.Skipped)`t$($summary.Rejected)`t$($summary.Unknown)`t$($summary.NotSent)`t$($summary.PeakInFlight)`t$($summary.Throttled)")
    foreach ($row in $summary.Rows) {
        $lines.Add("row`t$($row.Row)`t$($row.State)`t$($row.ReferralId)`t$($row.EngagementId)`t$($row.ConnectedReferralId)`t$($row.ErrorId)`t$($row.Message)")
    }
}
catch {
    $lines.Add("stopped`t$($_.FullyQualifiedErrorId)`t$($_.Exception.Message)")
}

# Whole or not at all: a kill while it is written must not look like a result.
[System.IO.File]::WriteAllLines("$Result.part", $lines)
[System.IO.File]::Move("$Result.part", $Result, $true)
