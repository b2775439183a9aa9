# A co-sell deal that Microsoft accepted and one that waits, before each further example; and a file of one more.
foreach ($name in 'Coho phase one', 'Coho phase two') {
    $seeded = New-PartnerSharedReferral -Name $name -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
        -Contact 'Jonas, de Vries, +41555000001, jonas@coho.example' -HelpCode QuotesOrLicensing -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft `
        -DealValue 170000 -Currency USD -ClosingDate 2027-07-21 -SolutionId SOL-10002-BBB -Team 'Sam, Okafor, +41555110001, sam@partner.example'
    if ($name -eq 'Coho phase one') {
        $null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $seeded.EngagementId }
    }
}
[pscustomobject]@{
    Name = 'Coho phase three'; ExternalReferenceId = 'COSELL-3'; CustomerName = 'Coho Winery'; AddressLine1 = '77 Vine Road'; City = 'Napa'; Country = 'US'
    ContactFirstName = 'Jonas'; ContactLastName = 'de Vries'; ContactPhone = '+41555000001'; ContactEmail = 'jonas@coho.example'
    ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; ShareWithMicrosoft = 'Yes'; DealValue = 170000; Currency = 'USD'; ClosingDate = '2027-07-21'
    SolutionId = 'SOL-10002-BBB'; HelpCode = 'QuotesOrLicensing'; DealType = 'CoSell'; Team = 'Sam, Okafor, +41555110001, sam@partner.example'
} | Export-Csv ./cosell.csv
