# A lead that waits for an answer, and a deal as JSON.
$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'lead' }
Import-Csv ./deals.csv | Select-Object -First 1 | ForEach-Object { $_.ExternalReferenceId = 'JSON-1'; $_ } | ConvertTo-Json | Set-Content ./deal.json
