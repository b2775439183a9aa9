using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerReferrals.Binding;

namespace PartnerReferrals.Commands;

/// <content>Parameters.</content>
public sealed partial class ConnectPartnerReferralApiCommand
{
    private const string InteractiveSet = "Interactive";
    private const string DeviceCodeSet = "DeviceCode";
    private const string RefreshTokenSet = "RefreshToken";
    private const string AccessTokenSet = "AccessToken";
    private const string ProviderSet = "AccessTokenProvider";
    private const string EmulatorSet = "Emulator";
    private const string EmulatorInteractiveSet = "EmulatorInteractive";

    /// <summary>
    /// Use the stand-in for the service inside this process: nothing leaves it, no account is needed. Alone it needs no
    /// sign-in; with a way of signing in, that way is gone through with the emulator's identity side.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    [Parameter(Mandatory = true, ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>Settings of the emulator by name, such as <c>@{ Latency = 50; Seed = 1 }</c>.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [NoRowTransformation("a hashtable")]
    public IDictionary? EmulatorSettings { get; set; }

    /// <summary>With -Emulator: the emulator of this connection, instead of a new and empty one.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [ValidateNotNull]
    public PartnerReferralConnection? EmulatorConnection { get; set; }

    /// <summary>Sign in with a browser on this machine, also where none is expected. The default where there is a desktop.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(Mandatory = true, ParameterSetName = EmulatorInteractiveSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Sign in with a code shown here and typed into a browser anywhere: for SSH, containers, servers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>Refresh token of the secure application model, kept from an earlier sign-in with MFA.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Secret of your app, for <c>-RefreshToken</c>.</summary>
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Certificate of your app with its private key, for <c>-RefreshToken</c>.</summary>
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>
    /// Is given each new refresh token (a SecureString, as <c>$_</c> and first argument), so that your vault can keep it:
    /// the first one of a sign-in by browser or device code, and each that replaces the one before.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public ScriptBlock? RefreshTokenRotated { get; set; }

    /// <summary>An access token you have; used until it is over.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [SecretTransformation]
    public SecureString? AccessToken { get; set; }

    /// <summary>A second token, for the webhooks: they are at another host, where the first is not good.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    [SecretTransformation]
    public SecureString? WebhookAccessToken { get; set; }

    /// <summary>
    /// Returns an access token (SecureString or text) for the address in <c>$_</c>; called again whenever a new one is needed.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ProviderSet)]
    public ScriptBlock? AccessTokenProvider { get; set; }

    /// <summary>Application (client) id of your app registration. Default: environment variable PARTNER_REFERRALS_CLIENT_ID.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Your partner tenant, by id or domain. Default: environment variable PARTNER_REFERRALS_TENANT_ID, else any work account.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>Sign-in name of the account meant, when several are known.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [ValidateNotNullOrEmpty]
    public string? Account { get; set; }

    /// <summary>Keep the sign-in for later sessions, encrypted by the operating system.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter Persist { get; set; }

    /// <summary>Claims of a conditional access challenge to satisfy, as the error showed them.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = EmulatorInteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [ValidateNotNullOrEmpty]
    public string? Claims { get; set; }

    /// <summary>The identity service; only for other clouds and for tests.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public Uri? AuthorityHost { get; set; }

    /// <summary>Named environment. There is one for now: Production, which US Government tenants use too.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [ValidateSet("Production")]
    public string Environment { get; set; } = ReferralEnvironment.Production.Name;

    /// <summary>Root address of another service, such as an emulator server. Plain http is taken for this machine only.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    public Uri? Endpoint { get; set; }

    /// <summary>Root address of the webhooks, where <c>-Endpoint</c> names a service of your own. Default: for this machine the same, else none.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    public Uri? WebhookEndpoint { get; set; }

    /// <summary>Seconds to wait for one answer.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request is tried again when that is safe. Default: 3 for single requests, 8 in runs over many rows.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = -1;

    /// <summary>
    /// Seconds the service may take until a new referral shows in its list. A create whose answer was lost is looked for
    /// that long before it is sent again. Default: 300; with the emulator, its own listing delay.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int ListingDelaySec { get; set; } = -1;

    /// <summary>Return the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
