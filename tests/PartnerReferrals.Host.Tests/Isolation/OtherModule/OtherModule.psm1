using namespace System.Linq.Expressions
using namespace Microsoft.Identity.Client
using namespace Microsoft.Identity.Client.Extensibility

Set-StrictMode -Version 3.0

function Connect-Other {
    # Signs in through this module's own MSAL, and returns the token. No network: the tokens come from a provider, which
    # is compiled because MSAL calls it on a thread that has no runspace.
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $token = [AppTokenProviderResult]::new()
    $token.AccessToken = 'token-of-the-other-module'
    $token.ExpiresInSeconds = 3600
    $answer = [Expression]::Constant([System.Threading.Tasks.Task]::FromResult($token))
    $provider = [Expression]::Lambda(
        [Func[AppTokenProviderParameters, System.Threading.Tasks.Task[AppTokenProviderResult]]],
        $answer,
        [Expression]::Parameter([AppTokenProviderParameters])).Compile()

    $builder = [ConfidentialClientApplicationBuilder]::Create([guid]::NewGuid().ToString()).
        WithAuthority('https://login.microsoftonline.com/contoso.example', $false).
        WithInstanceDiscovery($false).
        WithLogging([Microsoft.IdentityModel.Abstractions.NullIdentityModelLogger]::Instance, $false)
    $app = [ConfidentialClientApplicationBuilderExtensions]::WithAppTokenProvider($builder, $provider).Build()
    $app.AcquireTokenForClient([string[]] @('https://other.example/.default')).ExecuteAsync().GetAwaiter().GetResult().AccessToken
}

function Read-OtherCsv {
    # Reads one cell through this module's own CsvHelper.
    [CmdletBinding()]
    [OutputType([string])]
    param([string] $Text, [string] $Column)

    $reader = [CsvHelper.CsvReader]::new([System.IO.StringReader]::new($Text), [cultureinfo]::InvariantCulture)
    $null = $reader.Read()
    $null = $reader.ReadHeader()
    $null = $reader.Read()
    $reader.GetField($Column)
}

function ConvertTo-OtherLiteral {
    # Writes an OData literal through this module's own OData library.
    [CmdletBinding()]
    [OutputType([string])]
    param([string] $Text)

    [Microsoft.OData.ODataUriUtils]::ConvertToUriLiteral($Text, [Microsoft.OData.ODataVersion]::V4)
}
