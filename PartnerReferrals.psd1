@{
    RootModule             = 'bin/PartnerReferrals.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f6d3a57-5d0f-4a55-9a4e-0f7f4b6f2c31'
    Author                 = 'PartnerReferrals contributors'
    CompanyName            = 'PartnerReferrals contributors'
    Copyright              = '(c) PartnerReferrals contributors. MIT licence.'
    Description            = 'Create, find, change and bulk-load Microsoft Partner Center referrals (co-sell deals and leads) from PowerShell: typed objects, every fault of a row at once, and no duplicates. Tested on PowerShell 7.6 under Linux; Windows, macOS and Windows PowerShell 5.1 are expected to work and not tested yet.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    TypesToProcess         = @('bin/PartnerReferrals.Types.ps1xml')
    FormatsToProcess       = @('bin/PartnerReferrals.Format.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Approve-PartnerReferral'
        'Close-PartnerReferral'
        'Connect-PartnerReferralApi'
        'ConvertFrom-PartnerReferralEvent'
        'Deny-PartnerReferral'
        'Disconnect-PartnerReferralApi'
        'Export-PartnerReferral'
        'Get-PartnerReferral'
        'Get-PartnerReferralChange'
        'Get-PartnerReferralConnection'
        'Get-PartnerReferralJournal'
        'Get-PartnerReferralWebhook'
        'Get-PartnerSharedReferral'
        'Import-PartnerReferral'
        'Invoke-PartnerReferralRequest'
        'New-PartnerReferral'
        'New-PartnerReferralPropertyMap'
        'New-PartnerSharedReferral'
        'Receive-PartnerReferralEvent'
        'Register-PartnerReferral'
        'Set-PartnerReferral'
        'Set-PartnerReferralWebhook'
        'Test-PartnerReferral'
        'Test-PartnerReferralWebhook'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('PartnerCenter', 'Referrals', 'CoSell', 'Microsoft', 'Partner', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md in the source, or the release notes of the package.'
        }
    }
}
