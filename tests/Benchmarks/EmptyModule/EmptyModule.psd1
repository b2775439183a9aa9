@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '6d1a6f0e-5d39-4b1c-9a50-8f0f5d7a5c11'
    Author            = 'PartnerReferrals contributors'
    Description       = 'A binary module with nothing in it: what importing costs at least.'
    PowerShellVersion = '5.1'
    CmdletsToExport   = 'Get-Nothing'
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
