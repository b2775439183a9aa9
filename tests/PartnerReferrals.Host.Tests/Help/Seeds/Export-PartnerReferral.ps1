# A closed deal before each further example.
New-PartnerReferral -Name 'Coho device refresh' -DealType Private -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA | Close-PartnerReferral -As Won -Confirm:$false
