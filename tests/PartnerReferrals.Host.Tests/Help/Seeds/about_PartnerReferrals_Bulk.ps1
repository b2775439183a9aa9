# A connection, which the reader has.
if (-not (Get-PartnerReferralConnection)) { Connect-PartnerReferralApi -Emulator }
