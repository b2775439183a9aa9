# Open deals before each further example, and a list of one that was won.
$open = @{ Name = 'Coho device refresh' }, @{ Name = 'Test of the import' } | New-PartnerReferral -DealType Private -CustomerName 'Coho Winery' `
    -AddressLine1 '77 Vine Road' -City Napa -Country US -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA
$open | Select-Object -First 1 -Property Id | Export-Csv ./won.csv
