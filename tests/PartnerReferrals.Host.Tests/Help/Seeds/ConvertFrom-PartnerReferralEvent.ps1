# The Function's request: a signed event about a deal.
$deal = New-PartnerReferral @{
    Name = 'Bluewater data platform'; CustomerName = 'Bluewater Bakeries AG'; Country = 'CH'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Notes = 'Cold chain'
    ConsentToContact = $true; ConsentToShareInfo = $true
}
$signed = Invoke-PartnerReferralRequest /_emulator/events/sign -Method POST -Body @{ referralId = $deal.Id }
$Request = [pscustomobject]@{ RawBody = $signed.Body; Headers = $signed.Headers }
