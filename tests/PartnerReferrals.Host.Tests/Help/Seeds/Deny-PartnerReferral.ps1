# What waits for an answer before each further example.
$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{
    kind = 'invitation'; count = 2; referral = @{ details = @{ dealValue = 900; currency = 'USD' } }
}
