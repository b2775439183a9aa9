# A row that cannot be sent.
[System.IO.File]::AppendAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath('./deals.csv'), "CRM-0005,No customer`n")
# A workbook with a worksheet Deals.
New-PartnerReferral -Name 'Coho device refresh' -DealType Private -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA -DealValue 42000 -Currency USD -ClosingDate 2027-11-30 |
    Export-PartnerReferral ./deals.xlsx -NoId -WorksheetName Deals
