# An export with the columns of another product.
[pscustomobject]@{
    Opportunity = 'From the CRM'; Account = 'Coho Winery'; AmountInCents = 4200000; Currency = 'USD'
    AddressLine1 = '77 Vine Road'; City = 'Napa'; Country = 'US'; SolutionId = 'SOL-10001-AAA'; Stage = 'Proposal'
} | Export-Csv ./crm-export.csv
