# A co-sell deal that Microsoft accepts after it was seen, before each further example.
$seeded = New-PartnerSharedReferral -Name 'Coho phase one' -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -Contact 'Jonas, de Vries, +41555000001, jonas@coho.example' -HelpCode QuotesOrLicensing -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft `
    -DealValue 170000 -Currency USD -ClosingDate 2027-07-21 -SolutionId SOL-10002-BBB -Team 'Sam, Okafor, +41555110001, sam@partner.example'
$null = Get-PartnerReferralChange ./answers.json -IncludeConnected
$null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $seeded.EngagementId }
