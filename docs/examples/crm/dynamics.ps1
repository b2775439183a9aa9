# Imports open opportunities that Dynamics 365 Sales exported as CSV (Export to Excel > CSV), as private deals.
# Goes to whatever the session is connected to; without a connection, to the emulator. See docs/crm.md.
[CmdletBinding()]
param(
    # The exported file.
    [string] $Path = "$PSScriptRoot/dynamics.csv",

    # The solution you sell in these deals: its id in Partner Center.
    [string] $SolutionId = 'SOL-10001-AAA'
)

$ErrorActionPreference = 'Stop'

# True for every row, and known to you only: that the customers agreed to both.
$every = @{ DealType = 'Private'; SolutionId = $SolutionId; ConsentToContact = $true; ConsentToShareInfo = $true }

$connection = Get-PartnerReferralConnection
if (-not $connection) { $connection = Connect-PartnerReferralApi -Emulator -PassThru }

# The emulator forgets all when it ends: a journal would speak of deals that are gone.
Import-PartnerReferral $Path -PropertyMap Dynamics365 @every -NoJournal:($connection.Environment -eq 'Emulator')
