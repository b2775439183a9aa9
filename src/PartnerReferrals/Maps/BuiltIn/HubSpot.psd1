# Deals that HubSpot exported: Deals > Export. Their address comes from properties that sync from the associated company, whose names are your own:
# compare 'Company street' and those below with your file.
@{
    'Record ID'                 = 'ExternalReferenceId'
    'Deal Name'                 = 'Name'
    CustomerName                = @{ Column = 'Associated Company (Primary)', 'Associated Company', 'Associated Company Names (Primary)', 'Associated Company Names', 'Company name' }
    DealValue                   = @{ Column = 'Amount', 'Deal Value' }
    ClosingDate                 = @{ Column = 'Close Date' }
    Notes                       = @{ Column = 'Deal Description', 'Next step'; Separator = "`n" }

    SalesStage                  = @{
        Column    = 'Deal Stage'
        Values    = @{
            'Appointment Scheduled'   = 'Qualify'
            'Qualified To Buy'        = 'Qualify'
            'Presentation Scheduled'  = 'Develop'
            'Decision Maker Bought-In' = 'Propose'
            'Contract Sent'           = 'Close'
            'Closed Won'              = 'Close'
            'Closed Lost'             = ''
        }
        Otherwise = ''
    }

    AddressLine1                = @{ Column = 'Company street', 'Company Street Address', 'Street Address' }
    AddressLine2                = @{ Column = 'Company street 2', 'Company Street Address 2', 'Street Address 2' }
    City                        = @{ Column = 'Company city', 'City' }
    State                       = @{ Column = 'Company state/region', 'State/Region' }
    PostalCode                  = @{ Column = 'Company postal code', 'Postal Code' }
    Country                     = @{ Column = 'Company country/region', 'Country/Region' }

    # 'First Last (address)', several of them parted by semicolons, becomes 'First, Last, phone, address'.
    Contact                     = @{
        Column  = 'Associated Contact', 'Associated Contacts'
        Replace = '\s*([^\s;(]+)\s+([^;(]+?)\s*\(([^)]+)\)', '$1, $2, , $3'
    }

    # Nothing of these goes to Partner Center. The type is that of the business, new or existing; a referral has a deal type of its own.
    'Deal Type'                 = ''
    'Pipeline'                  = ''
    'Deal owner'                = ''
    'Priority'                  = ''
    'Deal probability'          = ''
    'Forecast category'         = ''
    'Forecast amount'           = ''
    'Weighted amount'           = ''
    'Amount in company currency' = ''
    'Create Date'               = ''
    'Last Activity Date'        = ''
    'Last Modified Date'        = ''
    'Last Contacted'            = ''
    'Next Activity Date'        = ''
    'Number of Sales Activities' = ''
    'Number of Associated Contacts' = ''
    'Associated Contact IDs'    = ''
    'Associated Company IDs'    = ''
    'Associated Company IDs (Primary)' = ''
    'Is Closed Won'             = ''
    'Closed Won Reason'         = ''
    'Closed Lost Reason'        = ''
}
