# Imports a Salesforce opportunity report (Export > Details Only, as CSV in UTF-8) as private deals.
# Goes to whatever the session is connected to; without a connection, to the emulator. See docs/crm.md.
[CmdletBinding()]
param(
    # The exported report.
    [string] $Path = "$PSScriptRoot/salesforce.csv",

    # The solution you sell in these deals: its id in Partner Center.
    [string] $SolutionId = 'SOL-10001-AAA'
)

$ErrorActionPreference = 'Stop'

# A name that is not here goes on as it is, and its error says what to write.
$country = @{ 'United States' = 'US'; 'United Kingdom' = 'GB'; 'Switzerland' = 'CH'; 'Germany' = 'DE'; 'France' = 'FR' }

$map = @{
    # The opportunity's own id: the key by which a repeated run knows what exists.
    'Opportunity ID'          = 'ExternalReferenceId'
    'Opportunity Name'        = 'Name'
    'Account Name'            = 'CustomerName'
    'Amount'                  = 'DealValue'
    'Amount Currency'         = 'Currency'
    'Close Date'              = 'ClosingDate'
    'Description'             = 'Notes'
    'Billing City'            = 'City'
    'Billing State/Province'  = 'State'
    'Billing Zip/Postal Code' = 'PostalCode'
    'First Name'              = 'ContactFirstName'
    'Last Name'               = 'ContactLastName'
    'Phone'                   = 'ContactPhone'
    'Email'                   = 'ContactEmail'

    # A street is one cell of one or more lines.
    'AddressLine1'            = { ($_.'Billing Street' -split '\r?\n')[0] }
    'AddressLine2'            = { ($_.'Billing Street' -split '\r?\n')[1] }
    'Country'                 = { $name = "$($_.'Billing Country')"; if ($country[$name]) { $country[$name] } else { $name } }
}

# Nothing of these goes to Partner Center. Type is the one that would be misread: a referral has a type of its own.
$columns = 'Opportunity Owner', 'Stage', 'Probability (%)', 'Created Date', 'Type', 'Next Step', 'Billing Street', 'Billing Country'
foreach ($column in $columns) { $map[$column] = '' }

# True for every row, and known to you only: that the customers agreed to both.
$every = @{ DealType = 'Private'; SolutionId = $SolutionId; ConsentToContact = $true; ConsentToShareInfo = $true }

$connection = Get-PartnerReferralConnection
if (-not $connection) { $connection = Connect-PartnerReferralApi -Emulator -PassThru }

# The emulator forgets all when it ends: a journal would speak of deals that are gone.
Import-PartnerReferral $Path -PropertyMap $map @every -NoJournal:($connection.Environment -eq 'Emulator')
