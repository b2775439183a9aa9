# Open deals before each further example.
$null = @{ Name = 'Coho device refresh' }, @{ Name = 'Test of the import' } | New-PartnerReferral -DealType Private -CustomerName 'Coho Winery' `
    -AddressLine1 '77 Vine Road' -City Napa -Country US -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA
