# One run of rows piped into New-PartnerReferral or New-PartnerSharedReferral, what came out goes to a result file.
param([string] $Cmdlet, [uri] $Endpoint, [uri] $Control, [string] $Path, [string] $Result, [int] $TimeoutSec, [int] $ListingDelaySec, [int] $TokenLifetime)

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

    Import-Csv -LiteralPath $Path |
        & $Cmdlet -JournalPath "$Path.journal.jsonl" -ThrottleLimit 16 -IncludeSkipped -ErrorAction SilentlyContinue -ErrorVariable failures |
        ForEach-Object {
            # Of a shared deal both legs.
            $own = if ($Cmdlet -eq 'New-PartnerSharedReferral') { $_.Referral } else { $_ }
            $lines.Add("out`t$($own.Id)`t$($_.EngagementId)`t$($_.ConnectedReferral.Id)")
        }
    foreach ($failure in $failures) {
        $lines.Add("error`t$($failure.FullyQualifiedErrorId)`t$($failure.Exception.Message -replace '\s+', ' ')")
    }
}
catch {
    $lines.Add("stopped`t$($_.FullyQualifiedErrorId)`t$($_.Exception.Message)")
}

# Whole or not at all: a kill while it is written must not look like a result.
[System.IO.File]::WriteAllLines("$Result.part", $lines)
[System.IO.File]::Move("$Result.part", $Result, $true)
