# Deals and companies as HubSpot exports them: the address is in the second file.
if (-not (Get-PartnerReferralConnection)) { Connect-PartnerReferralApi -Emulator }
[pscustomobject]@{ 'Record ID' = '7'; 'Street Address' = 'Hafenweg 7'; City = 'Basel' } | Export-Csv ./companies.csv
[pscustomobject]@{
    Name = 'Hub deal'; ExternalReferenceId = 'HUB-1'; DealType = 'Private'; CustomerName = 'Contoso'; Country = 'CH'; SolutionId = 'SOL-10001-AAA'
    ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; 'Associated Company IDs (Primary)' = '7'
} | Export-Csv ./deals.csv
