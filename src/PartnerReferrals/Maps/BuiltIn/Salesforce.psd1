# A Salesforce report on opportunities, exported with Export > Details Only. After a comma stand the names that Data Loader gives the same columns.
@{
    ExternalReferenceId = @{ Column = 'Opportunity ID', 'Case Safe ID', 'Id' }
    Name                = @{ Column = 'Opportunity Name', 'Name' }
    CustomerName        = @{ Column = 'Account Name', 'Account.Name' }
    DealValue           = @{ Column = 'Amount' }
    Currency            = @{ Column = 'Amount Currency', 'Opportunity Currency', 'CurrencyIsoCode' }
    ClosingDate         = @{ Column = 'Close Date', 'CloseDate' }
    Notes               = @{ Column = 'Description', 'Next Step', 'NextStep'; Separator = "`n" }
    CampaignId          = @{ Column = 'Primary Campaign Source' }

    SalesStage          = @{
        Column    = 'Stage', 'StageName'
        Values    = @{
            'Prospecting'          = 'Qualify'
            'Qualification'        = 'Qualify'
            'Needs Analysis'       = 'Develop'
            'Value Proposition'    = 'Develop'
            'Id. Decision Makers'  = 'Develop'
            'Perception Analysis'  = 'Develop'
            'Proposal/Price Quote' = 'Propose'
            'Negotiation/Review'   = 'Close'
            'Closed Won'           = 'Close'
            'Closed Lost'          = ''
        }
        Otherwise = ''
    }

    # A street is one cell of one or more lines: the first, and the others.
    AddressLine1        = @{ Column = 'Billing Street', 'Billing Address Line 1', 'Account.BillingStreet'; Replace = '(?s)\s*[\r\n].*$', '' }
    AddressLine2        = @{ Column = 'Billing Street', 'Billing Address Line 1', 'Account.BillingStreet'; Replace = '(?s)^[^\r\n]*[\r\n]*', '', '\s*[\r\n]+\s*', ', ' }
    City                = @{ Column = 'Billing City', 'Account.BillingCity' }
    State               = @{ Column = 'Billing State/Province', 'Billing State/Province (text only)', 'Account.BillingState' }
    PostalCode          = @{ Column = 'Billing Zip/Postal Code', 'Account.BillingPostalCode' }
    Country             = @{ Column = 'Billing Country', 'Billing Country (text only)', 'Account.BillingCountry' }

    ContactFirstName    = @{ Column = 'First Name', 'Contact: First Name', 'Primary Contact: First Name' }
    ContactLastName     = @{ Column = 'Last Name', 'Contact: Last Name', 'Primary Contact: Last Name' }
    ContactPhone        = @{ Column = 'Phone', 'Contact: Phone', 'Primary Contact: Phone', 'Mobile' }
    ContactEmail        = @{ Column = 'Email', 'Contact: Email', 'Primary Contact: Email' }

    # Nothing of these goes to Partner Center. The type is that of the business, new or existing; a referral has a type of its own.
    'Type'              = ''
    'Opportunity Owner' = ''
    'Owner Role'        = ''
    'Account Owner'     = ''
    'OwnerId'           = ''
    'AccountId'         = ''
    'Probability'       = ''
    'Probability (%)'   = ''
    'Expected Revenue'  = ''
    'Fiscal Period'     = ''
    'Age'               = ''
    'Created Date'      = ''
    'CreatedDate'       = ''
    'Last Modified Date' = ''
    'LastModifiedDate'  = ''
    'Last Activity'     = ''
    'Lead Source'       = ''
    'LeadSource'        = ''
    'Forecast Category' = ''
    'Primary'           = ''
    'Contact Role'      = ''
    'Role'              = ''
    'Full Name'         = ''
    'Title'             = ''
}
