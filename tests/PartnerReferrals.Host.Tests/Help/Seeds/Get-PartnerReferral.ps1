# A co-sell deal and an invitation before each further example, and a list of ids.
$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'invitation' }
$null = New-PartnerSharedReferral -Name 'Coho device refresh' -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -Contact 'Jonas, de Vries, +41555000001, jonas@coho.example' -HelpCode QuotesOrLicensing -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft `
    -DealValue 170000 -Currency USD -ClosingDate 2027-07-21 -SolutionId SOL-10002-BBB -Team 'Sam, Okafor, +41555110001, sam@partner.example'
Get-PartnerReferral -First 2 | Select-Object -Property Id | Export-Csv ./ids.csv
