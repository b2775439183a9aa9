# Keeps a CRM in step with Partner Center, night after night, with nobody watching. What the CRM changed stands in crm.csv; what changed in Partner
# Center goes into files of their own for the CRM to take. Exit codes: 0 in step, 1 some rows need a person, 2 the run failed and can be repeated.
# A connection the session already has is used as it is. See docs/sync.md.
[CmdletBinding()]
param(
    # Where the CRM leaves crm.csv and takes from-partner-center-*.csv.
    [Parameter(Mandatory)] [string] $Folder,

    # More for Import-PartnerReferral, such as @{ PropertyMap = 'Dynamics365' }.
    [hashtable] $Import = @{},

    # A vault registered with SecretManagement. Ids of app and tenant come from PARTNER_REFERRALS_CLIENT_ID and _TENANT_ID.
    [string] $Vault = 'PartnerCenter',

    # After this many rows that the service refuses nothing more is sent.
    [int] $MaxErrors = 50
)

$ErrorActionPreference = 'Stop'
$file = Join-Path $Folder crm.csv
$journal = "$file.journal.jsonl"
$draft = Join-Path $Folder draft.csv
$summary = $null
$hasVersions = $true
$told = 0
try {
    if (-not (Get-PartnerReferralConnection)) {
        $signIn = @{
            RefreshToken        = Get-Secret PartnerRefreshToken -Vault $Vault
            RefreshTokenRotated = { Set-Secret PartnerRefreshToken $_ -Vault $Vault }
        }
        Connect-PartnerReferralApi @signIn
    }

    # From the CRM. A faulty row, or one that both sides changed, is an error of its own and must not end the run.
    if (Test-Path -LiteralPath $file) {
        $hasVersions = (Get-Content -LiteralPath $file -TotalCount 1) -match '\bETag\b'
        if (-not $hasVersions) {
            Write-Warning 'crm.csv has no column ETag, so nobody sees that both sides changed a deal: the CRM wins.'
        }
        $summary = Import-PartnerReferral $file -UpdateExisting -JournalPath $journal -SkipInvalid -MaxErrors $MaxErrors -ReportPath "$file.html" -ErrorAction Continue @Import
    }

    # What the import changed is no news for the CRM: these versions are its own work, and nobody else's where the CRM knew the one before.
    $own = @{}
    if ($hasVersions -and (Test-Path -LiteralPath $journal)) {
        Get-PartnerReferralJournal $journal | Where-Object ETag | ForEach-Object { $own[$_.ETag] = $true }
    }

    # To the CRM. A change counts as seen once its row is on disk, so each is written by itself.
    Get-PartnerReferralChange (Join-Path $Folder changes.json) -IncludeConnected |
        Where-Object { -not $own[[string] $_.Referral.ETag] } |
        ForEach-Object {
            $deal = $_ | Get-PartnerSharedReferral
            $leg = $deal.Referral
            [pscustomobject]@{
                ExternalReferenceId   = $leg.ExternalReferenceId
                ReferralId            = $leg.Id
                ETag                  = $leg.ETag
                Name                  = $leg.Name
                OwnState              = $deal.OwnState
                MicrosoftState        = $deal.MicrosoftState
                MicrosoftStatusReason = $deal.MicrosoftStatusReason
                MicrosoftCrmId        = $deal.MicrosoftCrmId
                SalesStage            = $leg.SalesStage
                DealValue             = $leg.DealValue
                Currency              = $leg.Currency
                ClosingDate           = '{0:yyyy-MM-dd}' -f $leg.ClosingDate
            } | Export-Csv -LiteralPath $draft -Append -NoTypeInformation -Encoding UTF8
            $told++
        }

    # What an earlier run left behind goes with it. The CRM sees whole files only.
    if (Test-Path -LiteralPath $draft) {
        Move-Item -LiteralPath $draft (Join-Path $Folder "from-partner-center-$([DateTime]::UtcNow.ToString('yyyyMMddTHHmmssfff')).csv")
    }
}
catch {
    $Host.UI.WriteErrorLine("$($_.FullyQualifiedErrorId): $_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

"From the CRM: $(if ($summary) { $summary } else { 'nothing' }). To the CRM: $told."
if ($summary.Rejected + $summary.Unknown + $summary.NotSent -gt 0) { exit 1 }
exit 0
