# Opportunities of Dynamics 365 Sales: Export to Excel, or the same saved as CSV. Columns of related tables end with the relation and the table, such as
# 'Address 1: City (Account) (Account)'; which relation that is depends on the view, so the usual ones stand beside one another.
@{
    '(Do Not Modify) Opportunity'    = 'ExternalReferenceId'
    '(Do Not Modify) Row Checksum'   = ''
    '(Do Not Modify) Modified On'    = ''

    'Topic'                          = 'Name'
    CustomerName                     = @{ Column = 'Account', 'Potential Customer', 'Account Name' }
    DealValue                        = @{ Column = 'Est. Revenue' }
    ClosingDate                      = @{ Column = 'Est. Close Date' }
    Notes                            = @{ Column = 'Description', 'Customer Need', 'Proposed Solution'; Separator = "`n" }
    CampaignId                       = @{ Column = 'Source Campaign' }

    # The stages of both products have the same names; a phase carries its number: 2-Develop.
    SalesStage                       = @{
        Column    = 'Sales Stage', 'Pipeline Phase'
        Replace   = '^\d+\s*-\s*', ''
        Values    = @{ Qualify = 'Qualify'; Develop = 'Develop'; Propose = 'Propose'; Close = 'Close' }
        Otherwise = ''
    }

    AddressLine1                     = @{ Column = 'Address 1: Street 1 (Account) (Account)', 'Address 1: Street 1 (Potential Customer) (Account)' }
    AddressLine2                     = @{ Column = 'Address 1: Street 2 (Account) (Account)', 'Address 1: Street 2 (Potential Customer) (Account)' }
    City                             = @{ Column = 'Address 1: City (Account) (Account)', 'Address 1: City (Potential Customer) (Account)' }
    State                            = @{ Column = 'Address 1: State/Province (Account) (Account)', 'Address 1: State/Province (Potential Customer) (Account)' }
    PostalCode                       = @{ Column = 'Address 1: ZIP/Postal Code (Account) (Account)', 'Address 1: ZIP/Postal Code (Potential Customer) (Account)' }
    Country                          = @{ Column = 'Address 1: Country/Region (Account) (Account)', 'Address 1: Country/Region (Potential Customer) (Account)' }

    ContactFirstName                 = @{ Column = 'First Name (Contact) (Contact)' }
    ContactLastName                  = @{ Column = 'Last Name (Contact) (Contact)' }
    ContactPhone                     = @{ Column = 'Business Phone (Contact) (Contact)', 'Mobile Phone (Contact) (Contact)' }
    ContactEmail                     = @{ Column = 'Email (Contact) (Contact)', 'Email Address' }

    # Nothing of these goes to Partner Center. Status and its reason are those of the opportunity, not of a referral.
    'Contact'                        = ''
    'Status'                         = ''
    'Status Reason'                  = ''
    'Probability'                    = ''
    'Rating'                         = ''
    'Owner'                          = ''
    'Created On'                     = ''
    'Created By'                     = ''
    'Modified On'                    = ''
    'Modified By'                    = ''
    'Actual Close Date'              = ''
    'Actual Revenue'                 = ''
    'Exchange Rate'                  = ''
    'Forecast Category'              = ''
    'Originating Lead'               = ''
    'Price List'                     = ''
    'Purchase Timeframe'             = ''
    'Purchase Process'               = ''
    'Budget Amount'                  = ''
    'Est. Revenue (Base)'            = ''
}
