# Rows piped into New-PartnerReferral one after the other over a long time; ids and the memory in use go to a result file.
param([string] $Cmdlet, [uri] $Endpoint, [uri] $Control, [string] $Path, [string] $Result, [int] $TimeoutSec, [int] $ListingDelaySec, [int] $TokenLifetime, [int] $PauseMilliseconds)

$http = [System.Net.Http.HttpClient]::new()
$tokens = [uri]::new($Control, '_emulator/tokens')
$wanted = "{`"lifetime`":$TokenLifetime}"
$writer = [System.IO.StreamWriter]::new("$Result.part")
$asked = [int[]]::new(1)
try {
    Connect-PartnerReferralApi -Endpoint $Endpoint -TimeoutSec $TimeoutSec -ListingDelaySec $ListingDelaySec -AccessTokenProvider {
        $asked[0]++
        $body = [System.Net.Http.StringContent]::new($wanted, [System.Text.Encoding]::UTF8, 'application/json')
        $answer = $http.PostAsync($tokens, $body).GetAwaiter().GetResult()
        $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        [System.Text.Json.JsonDocument]::Parse($text).RootElement.GetProperty('access_token').GetString()
    }

    $count = 0

    # Unordered: rows that wait for an earlier one that is in doubt would be counted too, up to the 4,096 that a run holds.
    Import-Csv -LiteralPath $Path |
        ForEach-Object { [System.Threading.Thread]::Sleep($PauseMilliseconds); $_ } |
        & $Cmdlet -JournalPath "$Path.journal.jsonl" -ThrottleLimit 4 -IncludeSkipped -Unordered 2>&1 |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.ErrorRecord]) {
                $writer.WriteLine("error`t$($_.FullyQualifiedErrorId)`t$($_.Exception.Message -replace '\s+', ' ')")
            }
            else {
                $writer.WriteLine("out`t$($_.Id)`t$($_.EngagementId)`t")
            }

            if (++$count % 200 -eq 0) {
                # What errors the engine itself keeps is not the module's.
                $Error.Clear()
                $writer.WriteLine("memory`t$count`t$([GC]::GetTotalMemory($true))`t$([Environment]::WorkingSet)")
            }
        }
    $writer.WriteLine("tokens`t$($asked[0])")
}
catch {
    $writer.WriteLine("stopped`t$($_.FullyQualifiedErrorId)`t$($_.Exception.Message)")
}
finally {
    $writer.Dispose()
}

# Whole or not at all: a kill while it is written must not look like a result.
[System.IO.File]::Move("$Result.part", $Result, $true)
