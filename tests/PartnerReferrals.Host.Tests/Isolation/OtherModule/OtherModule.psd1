@{
    RootModule         = 'OtherModule.psm1'
    ModuleVersion      = '1.0.0'
    GUID               = '0c1d7a0e-53f0-4c6e-9c55-2f4a4d3c7d10'
    Author             = 'Another vendor'
    Description        = 'Stands in for any module that brings the same libraries in other versions and loads them into the session.'
    RequiredAssemblies = @(
        'lib/Microsoft.IdentityModel.Abstractions.dll'
        'lib/Microsoft.Identity.Client.dll'
        'lib/CsvHelper.dll'
        'lib/Microsoft.Spatial.dll'
        'lib/Microsoft.OData.Edm.dll'
        'lib/Microsoft.OData.Core.dll'
    )
    FunctionsToExport  = @('Connect-Other', 'Read-OtherCsv', 'ConvertTo-OtherLiteral')
    CmdletsToExport    = @()
    AliasesToExport    = @()
    VariablesToExport  = @()
}
