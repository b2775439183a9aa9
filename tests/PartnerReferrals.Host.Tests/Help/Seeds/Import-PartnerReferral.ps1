# The day's file; tomorrow's too, in case midnight comes in between.
foreach ($day in (Get-Date), (Get-Date).AddDays(1)) {
    (Get-Content ./deals.csv) -replace '^CRM-', 'DAY-' | Set-Content "./deals-$(Get-Date $day -Format yyyy-MM-dd).csv"
}
# A workbook with a worksheet Deals.
New-PartnerReferral -Name 'Coho device refresh' -DealType Private -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA -DealValue 42000 -Currency USD -ClosingDate 2027-11-30 |
    Export-PartnerReferral ./deals.xlsx -NoId -WorksheetName Deals
# A list with a German number.
@'
Name;CustomerName;AddressLine1;City;Country;ConsentToContact;ConsentToShareInfo;ShareWithMicrosoft;DealValue;Currency;ClosingDate
Kühlkette;Bluewater Bakeries AG;Seestrasse 1;Zug;CH;Ja;Ja;Nein;1.250;CHF;30.11.2027
'@ | Set-Content ./german.csv -Encoding utf8
