# Imports a file with nobody watching: signs in from a vault, goes on where an earlier run stopped, and writes reports beside
# the file. Exit codes: 0 every row is in Partner Center, 1 some rows need a person, 2 the run failed and can be repeated.
# A connection the session already has is used as it is. See docs/unattended.md.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,

    # A vault registered with SecretManagement. Ids of app and tenant come from PARTNER_REFERRALS_CLIENT_ID and _TENANT_ID.
    [string] $Vault = 'PartnerCenter',

    # After this many rows that the service refuses nothing more is sent.
    [int] $MaxErrors = 50
)

$ErrorActionPreference = 'Stop'
try {
    if (-not (Get-PartnerReferralConnection)) {
        $signIn = @{
            RefreshToken        = Get-Secret PartnerRefreshToken -Vault $Vault
            RefreshTokenRotated = { Set-Secret PartnerRefreshToken $_ -Vault $Vault }
        }
        Connect-PartnerReferralApi @signIn
    }

    # A faulty row is an error of its own and must not end the run.
    $summary = Import-PartnerReferral $Path -SkipInvalid -MaxErrors $MaxErrors -ReportPath "$Path.html", "$Path.failed.csv" -ErrorAction Continue
}
catch {
    $Host.UI.WriteErrorLine("$($_.FullyQualifiedErrorId): $_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

"$Path`: $summary"
if ($summary.Changed) { "$($summary.Changed) of the skipped rows differ from what was created. Import them with -UpdateExisting." }
if ($summary.Rejected + $summary.Unknown + $summary.NotSent + $summary.Changed -gt 0) { exit 1 }
exit 0
