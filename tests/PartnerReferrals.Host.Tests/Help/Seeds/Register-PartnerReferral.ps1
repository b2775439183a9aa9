# A won co-sell deal before each further example: Microsoft takes part, and four days go by until it is won. Its contract is in a file.
$deal = New-PartnerSharedReferral -Name 'Coho device refresh' -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -Contact 'Jonas, de Vries, +41555000001, jonas@coho.example' -HelpCode QuotesOrLicensing -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft `
    -DealValue 170000 -Currency USD -ClosingDate 2027-07-21 -SolutionId SOL-10001-AAA -Team 'Sam, Okafor, +41555110001, sam@partner.example'
$null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $deal.EngagementId }
$null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 4 * 86400 }
Get-PartnerReferral -Id $deal.Referral.Id | Close-PartnerReferral -As Won -Confirm:$false
$day = { param($Count) [DateTime]::UtcNow.AddDays($Count).ToString('yyyy-MM-dd') }
[pscustomobject]@{ Id = $deal.Referral.Id; Value = 30000; Signed = & $day -10; Start = & $day -5; End = & $day 360; Solution = 'SOL-10001-AAA' } |
    Export-Csv ./registrations.csv
