using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>
/// A session with an emulator whose clock stands still, and what is needed to sign in there by every way. Its own
/// connection, <c>$admin</c>, needs no sign-in and stays outside of what is tested.
/// </summary>
internal sealed class SignInSession : IDisposable
{
    /// <summary>The secret the emulator wants of a confidential app.</summary>
    public const string ClientSecret = "planted-client-secret";

    private const string Setup =
        """
        function Protect([string] $Text) { $s = [securestring]::new(); foreach ($c in $Text.ToCharArray()) { $s.AppendChar($c) }; $s }
        function Expose([securestring] $Secret) { [System.Net.NetworkCredential]::new('', $Secret).Password }
        function Control([string] $Path, [hashtable] $Body = @{}) { Invoke-PartnerReferralRequest "/_emulator/$Path" -Method POST -Body $Body -Connection $admin }
        function Step-Clock([int] $Seconds) { $null = Control clock @{ advance = $Seconds } }
        function Read-Control([string] $Path) { Invoke-PartnerReferralRequest "/_emulator/$Path" -Connection $admin }
        function New-RefreshToken { $t = (Control identity/refreshTokens @{ clientId = $clientId }).refresh_token; $global:planted += $t; Protect $t }
        function New-AccessToken([hashtable] $Claims = @{}) { $t = (Control tokens $Claims).access_token; $global:planted += $t; Protect $t }
        function Join-Emulator { Connect-PartnerReferralApi -Emulator -EmulatorConnection $admin @args }
        function New-Certificate {
            $key = [System.Security.Cryptography.RSA]::Create(2048)
            $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
                'CN=deals', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
            $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
        }
        $global:planted = @()
        $clientId = [guid]::NewGuid().ToString()
        """;

    private readonly ModuleSession _session = new();

    /// <summary>Starts the emulator.</summary>
    /// <param name="settings">More settings, as the inside of a hashtable.</param>
    public SignInSession(string settings = "")
    {
        _session.Output(Setup);
        _session.Output(
            $"$admin = Connect-PartnerReferralApi -Emulator -PassThru -EmulatorSettings @{{ ClockFrozen = $true; ClientSecret = '{ClientSecret}'; {settings} }}"
            + Environment.NewLine + Deals.Flat);
    }

    /// <summary>Each way of signing in, by its name in <c>Flow</c> and what is typed for it.</summary>
    public static TheoryData<string, string> Ways => new()
    {
        { "Interactive", "-Interactive" },
        { "DeviceCode", "-DeviceCode" },
        { "RefreshToken", WithSecret },
        { "RefreshToken", "-RefreshToken (New-RefreshToken) -ClientId $clientId -Certificate (New-Certificate)" },
        { "RefreshToken", "-RefreshToken (New-RefreshToken) -ClientId $clientId" },
        { "AccessToken", "-AccessToken (New-AccessToken)" },
        { "AccessTokenProvider", "-AccessTokenProvider { New-AccessToken }" },
    };

    /// <summary>The secure application model.</summary>
    public const string WithSecret = "-RefreshToken (New-RefreshToken) -ClientId $clientId -ClientSecret (Protect '" + ClientSecret + "')";

    public ModuleSession Engine => _session;

    public IReadOnlyList<PSObject> Output(string script) => _session.Output(script);

    public ScriptResult Run(string script) => _session.Run(script);

    public PSObject One(string script) => Assert.Single(_session.Output(script));

    public string Text(string expression) => Convert.ToString(One(expression).BaseObject, CultureInfo.InvariantCulture)!;

    public int Number(string expression) => (int)LanguagePrimitives.ConvertTo(One(expression), typeof(int), CultureInfo.InvariantCulture);

    /// <summary>How often a refresh token was redeemed.</summary>
    public int Renewals() => Number("(Read-Control identity).renewals");

    /// <summary>Adds a fault rule.</summary>
    public void Fault(string rule) => Output($"$null = Control faults @{{ {rule} }}");

    public void Dispose() => _session.Dispose();
}
