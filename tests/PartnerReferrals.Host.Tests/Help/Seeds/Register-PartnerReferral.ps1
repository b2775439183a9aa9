# A won co-sell deal before each further example: Microsoft takes part, and four days go by until it is won. Its contract is in a file.
# Of what the earlier examples registered, Microsoft wants to know more.
foreach ($registered in Get-PartnerReferral -Substatus Won | Where-Object Registrations) {
    $null = Invoke-PartnerReferralRequest /_emulator/microsoft/registration -Method POST -Body @{ id = $registered.Id; status = 'ActionRequired' }
}
$deal = New-PartnerSharedReferral -Name 'Coho device refresh' -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -Contact 'Jonas, de Vries, +41555000001, jonas@coho.example' -HelpCode QuotesOrLicensing -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft `
    -DealValue 170000 -Currency USD -ClosingDate 2027-07-21 -SolutionId SOL-10001-AAA -Team 'Sam, Okafor, +41555110001, sam@partner.example'
$null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $deal.EngagementId }
$null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 4 * 86400 }
Get-PartnerReferral -Id $deal.Referral.Id | Close-PartnerReferral -As Won -Confirm:$false
$signed = $deal.Referral.CreatedDateTime.UtcDateTime.Date.AddDays(1)
if ($contract) { $contract.SignDate = $signed; $contract.StartDate = $signed }
[pscustomobject][ordered]@{
    'Referral ID' = $deal.Referral.Id; 'Registration Type' = 'AzureIPCoSell'; 'Is Marketplace Transacted' = 'No'; 'Is Deployed on Azure' = 'Yes'
    'Contract Value' = 30000; 'Contract Currency' = 'USD'; 'Contract Term' = 'Finite'
    'Contract Sign Date' = $signed.ToString('M\/d\/yyyy'); 'Contract Start Date' = $signed.ToString('M\/d\/yyyy')
    'Contract End Date' = $signed.AddDays(370).ToString('M\/d\/yyyy'); 'Solution Value' = 30000; 'Solution Currency' = 'USD'
    'Primary Deployment On' = ''; 'Pricing Model' = ''; 'Errors' = ''
} | Export-Csv ./registrations.csv
