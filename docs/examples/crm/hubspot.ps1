# Imports a HubSpot deal list (Deals > Export, as CSV) as private deals.
# Goes to whatever the session is connected to; without a connection, to the emulator. See docs/crm.md.
[CmdletBinding()]
param(
    # The exported list.
    [string] $Path = "$PSScriptRoot/hubspot.csv",

    # The solution you sell in these deals: its id in Partner Center.
    [string] $SolutionId = 'SOL-10001-AAA'
)

$ErrorActionPreference = 'Stop'

# A name that is not here goes on as it is, and its error says what to write.
$country = @{ 'United States' = 'US'; 'United Kingdom' = 'GB'; 'Switzerland' = 'CH'; 'Germany' = 'DE'; 'France' = 'FR' }

$map = @{
    # The deal's own id: the key by which a repeated run knows what exists.
    'Record ID'                    = 'ExternalReferenceId'
    'Deal Name'                    = 'Name'
    'Associated Company (Primary)' = 'CustomerName'
    'Amount'                       = 'DealValue'
    'Close Date'                   = 'ClosingDate'
    'Deal Description'             = 'Notes'
    'Company street'               = 'AddressLine1'
    'Company city'                 = 'City'
    'Company state/region'         = 'State'
    'Company postal code'          = 'PostalCode'
    'Country'                      = { $name = "$($_.'Company country/region')"; if ($country[$name]) { $country[$name] } else { $name } }

    # "First Last (address)", several of them split by semicolons, becomes a person each: "First, Last, phone, address".
    'Contact'                      = {
        foreach ($person in $_.'Associated Contact' -split ';') {
            if ($person -match '^\s*(?<first>\S+)\s+(?<last>.+?)\s*\((?<mail>[^)]+)\)') { "$($Matches.first), $($Matches.last), , $($Matches.mail)" }
        }
    }
}

# Nothing of these goes to Partner Center.
$columns = 'Deal Stage', 'Pipeline', 'Create Date', 'Deal owner', 'Priority', 'Associated Contact', 'Associated Company IDs (Primary)',
    'Company country/region'
foreach ($column in $columns) { $map[$column] = '' }

# True for every row, and known to you only: that the customers agreed to both.
$every = @{ DealType = 'Private'; SolutionId = $SolutionId; ConsentToContact = $true; ConsentToShareInfo = $true }

$connection = Get-PartnerReferralConnection
if (-not $connection) { $connection = Connect-PartnerReferralApi -Emulator -PassThru }

# The emulator forgets all when it ends: a journal would speak of deals that are gone.
Import-PartnerReferral $Path -PropertyMap $map @every -NoJournal:($connection.Environment -eq 'Emulator')
