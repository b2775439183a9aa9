# A request whose id can be quoted.
$null = Get-PartnerReferral -First 1
