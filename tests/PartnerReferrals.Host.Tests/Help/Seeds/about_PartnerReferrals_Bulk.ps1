# A connection, which the reader has.
if (-not (Get-PartnerReferralConnection)) { Connect-PartnerReferralApi -Emulator }
# A file by date, and a workbook with a faulty row.
Get-Content ./deals.csv | Set-Content ./deals-2026-11.csv
[PartnerReferrals.Referral]@{ Name = 'Coho device refresh'; CustomerName = 'Coho Winery' } | Export-PartnerReferral ./deals.xlsx -NoId
