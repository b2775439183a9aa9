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

$map = @{
    # The opportunity's own id: the key by which a repeated run knows what exists.
    '(Do Not Modify) Opportunity'                     = 'ExternalReferenceId'
    'Topic'                                           = 'Name'
    'Account'                                         = 'CustomerName'
    'Est. close date'                                 = 'ClosingDate'
    'Description'                                     = 'Notes'
    'Address 1: Street 1 (Account) (Account)'         = 'AddressLine1'
    'Address 1: City (Account) (Account)'             = 'City'
    'Address 1: State/Province (Account) (Account)'   = 'State'
    'Address 1: ZIP/Postal Code (Account) (Account)'  = 'PostalCode'
    'First Name (Contact) (Contact)'                  = 'ContactFirstName'
    'Last Name (Contact) (Contact)'                   = 'ContactLastName'
    'Business Phone (Contact) (Contact)'              = 'ContactPhone'
    'Email (Contact) (Contact)'                       = 'ContactEmail'
    'Address 1: Country/Region (Account) (Account)'   = 'Country'

    # Money comes as shown on the screen: sign, thousands separators and all.
    'Est. revenue'                                    = 'DealValue'
}

# Nothing of these goes to Partner Center.
$columns = '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On', 'Contact', 'Probability', 'Rating',
    'Status Reason', 'Owner'
foreach ($column in $columns) { $map[$column] = '' }

# True for every row, and known to you only: that the customers agreed to both.
$every = @{ DealType = 'Private'; SolutionId = $SolutionId; ConsentToContact = $true; ConsentToShareInfo = $true }

$connection = Get-PartnerReferralConnection
if (-not $connection) { $connection = Connect-PartnerReferralApi -Emulator -PassThru }

# The emulator forgets all when it ends: a journal would speak of deals that are gone.
Import-PartnerReferral $Path -PropertyMap $map @every -NoJournal:($connection.Environment -eq 'Emulator')
