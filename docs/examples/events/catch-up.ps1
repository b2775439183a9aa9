# A Function with a timer, or a scheduled task: what no event told of. After ten attempts an event is given up.
param([Parameter(Mandatory)][string] $StatePath)

# A change counts as seen once the CRM has taken it: a run that failed is made good by the next. Of a change the ids are enough;
# the referral is read whole, as the Function does.
Get-PartnerReferralChange $StatePath -IncludeConnected -ErrorAction Stop |
    Get-PartnerReferral -ErrorAction Stop |
    Save-CrmDeal
