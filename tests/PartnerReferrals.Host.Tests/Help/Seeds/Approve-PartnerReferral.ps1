# What waits for an answer before each further example.
$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{
    kind = 'lead'; count = 2; referral = @{ customerProfile = @{ name = 'Bluewater Bakeries AG'; address = @{ city = 'Zug'; country = 'CH' } } }
}
