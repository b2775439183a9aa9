# Creates referrals against the emulator: nothing leaves this machine, no account is needed.
# Run it after Import-Module ./PartnerReferrals.psd1, or by the Shell project, which finds the module itself.

"1. Connect to the emulator in this process."
Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ seed = 1; latency = 20 }
Get-PartnerReferralConnection | Format-List

"2. One private deal from a hashtable. Consent is never assumed: it has to be said."
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
$referral = New-PartnerReferral $deal
$referral | Format-Table

"3. A co-sell deal: your own referral and Microsoft's, under one engagement."
$deal.DealType = 'CoSell'
$deal.Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'
$deal.HelpCode = 'ProofOfConceptOrDemo'
$deal.SolutionArea = 'Cloud and AI Platforms'
$deal.SolutionPlay = 'Innovate with Azure AI Apps and Agents'
$deal.InviteNotes = 'Please join the architecture call.'
$shared = New-PartnerSharedReferral $deal -SolutionId SOL-10001-AAA
$shared | Format-Table

"4. A hundred rows from a file, seven of them wrong on purpose: each is named, the others are created."
$summary = Import-PartnerReferral "$PSScriptRoot/deals.csv" -SkipInvalid -NoJournal -ThrottleLimit 8
$summary | Format-List

"5. What there is now."
Get-PartnerReferral -OrderBy CreatedDateTime -Descending -First 3 | Format-Table

$created = @($referral).Count + @($shared).Count + $summary.Created
"Quickstart: $created referrals created, $($summary.Rejected) rows rejected."
if ($created -ne 95 -or $summary.Rejected -ne 7) { exit 1 }
