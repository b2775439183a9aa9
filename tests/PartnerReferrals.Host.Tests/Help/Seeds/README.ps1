# A lead that waits for an answer.
$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'lead' }
