# A file of co-sell deals.
[pscustomobject]@{
    Name = 'Coho phase two'; ExternalReferenceId = 'COSELL-1'; CustomerName = 'Coho Winery'; AddressLine1 = '77 Vine Road'; City = 'Napa'; Country = 'US'
    ContactFirstName = 'Jonas'; ContactLastName = 'de Vries'; ContactPhone = '+41555000001'; ContactEmail = 'jonas@coho.example'
    ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; ShareWithMicrosoft = 'Yes'; DealValue = 170000; Currency = 'USD'; ClosingDate = '2027-07-21'
    SolutionId = 'SOL-10002-BBB'; HelpCode = 'QuotesOrLicensing'; Team = 'Sam, Okafor, +41555110001, sam@partner.example'
} | Export-Csv ./cosell.csv
