# Creates referrals against the emulator: nothing leaves this machine, no account is needed.
# Works in pwsh after Import-Module ./PartnerReferrals.psd1, and in the Shell project, which has no Utility cmdlets.
$ErrorActionPreference = 'Continue'

'1. Connect to the emulator in this process.'
Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ Seed = 1; Latency = 10 }
Get-PartnerReferralConnection

'2. One referral from a hashtable. Consent is never assumed: it has to be said.'
$deal = @{
    Name               = 'Bluewater data platform'
    DealType           = 'Private'
    CustomerName       = 'Bluewater Bakeries AG'
    AddressLine1       = 'Seestrasse 1'
    City               = 'Zug'
    Country            = 'CH'
    ConsentToContact   = $true
    ConsentToShareInfo = $true
    DealValue          = 42000
    Currency           = 'CHF'
    ClosingDate        = '2027-11-30'
    Solution           = 'SOL-10001-AAA'
    Team               = 'Noa, Frei, +41410000002, noa@partner.example'
}
$private = New-PartnerReferral $deal
$private

'3. A co-sell deal: your own leg and Microsoft''s, under one engagement.'
$deal.DealType = 'CoSell'
$shared = $deal | New-PartnerSharedReferral -SolutionId 'SOL-10001-AAA' -Contact 'Mia, Keller, +41410000001, mia@bluewater.example' `
    -HelpCode ProofOfConceptOrDemo -InviteNotes 'Please join the architecture call.'
$shared

'4. A hundred rows from a file, seven of them wrong on purpose.'
$summary = Import-PartnerReferral -Path "$PSScriptRoot/deals.csv" -SkipInvalid -NoJournal -ErrorVariable faults
$summary

"Quickstart: $(2 + 1 + $summary.Created - 1) referrals created, $($faults.Count) rows rejected."
if ($summary.Created -ne 93 -or $faults.Count -ne 7) { exit 1 }
