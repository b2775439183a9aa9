using System;
using System.Collections;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Isolation;
using PartnerReferrals.Sending;
using PartnerReferrals.Sessions;
using PartnerReferrals.SignIn;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Connect-PartnerReferralApi</c>: signs in and makes the connection the other cmdlets of this runspace use.
/// Returns nothing without <c>-PassThru</c>.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "PartnerReferralApi", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(PartnerReferralConnection))]
public sealed class ConnectPartnerReferralApiCommand : PartnerReferralCommand
{
    private const string InteractiveSet = "Interactive";
    private const string DeviceCodeSet = "DeviceCode";
    private const string RefreshTokenSet = "RefreshToken";
    private const string AccessTokenSet = "AccessToken";
    private const string ProviderSet = "AccessTokenProvider";
    private const string EmulatorSet = "Emulator";
    private const string ClientIdVariable = "PARTNER_REFERRALS_CLIENT_ID";
    private const string TenantIdVariable = "PARTNER_REFERRALS_TENANT_ID";

    private readonly PipelineGate _gate = new();

    /// <summary>Use the stand-in for the service inside this process: nothing leaves it, no account is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>Settings of the emulator by name, such as <c>@{ Latency = 50; Seed = 1 }</c>.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    public IDictionary? EmulatorSettings { get; set; }

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
    /// Is given each refresh token that replaces the one you gave (a SecureString, as <c>$_</c> and first argument), so
    /// that your vault can keep it.
    /// </summary>
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public ScriptBlock? RefreshTokenRotated { get; set; }

    /// <summary>An access token you have; used until it is over.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [SecretTransformation]
    public SecureString? AccessToken { get; set; }

    /// <summary>Returns an access token (SecureString or text); called again whenever a new one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProviderSet)]
    public ScriptBlock? AccessTokenProvider { get; set; }

    /// <summary>Application (client) id of your app registration. Default: environment variable PARTNER_REFERRALS_CLIENT_ID.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Your partner tenant, by id or domain. Default: environment variable PARTNER_REFERRALS_TENANT_ID, else any work account.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>Sign-in name of the account meant, when several are known.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [ValidateNotNullOrEmpty]
    public string? Account { get; set; }

    /// <summary>Keep the sign-in for later sessions, encrypted by the operating system.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter Persist { get; set; }

    /// <summary>Claims of a conditional access challenge to satisfy, as the error showed them.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SecretTransformationAttribute.TakePlainTextFlag())
        {
            WriteWarning("A secret was given as plain text, so it may be in the history and in transcripts. Give it as SecureString, for example with Get-Secret.");
        }

        using (_gate.Enter(Streams))
        {
            try
            {
                var connection = ParameterSetName == EmulatorSet ? ConnectToEmulator() : ConnectToService();
                CurrentConnection.Value = connection;
                if (PassThru)
                {
                    WriteObject(connection);
                }
            }
            catch (PartnerReferralException e)
            {
                ThrowTerminatingError(ErrorRecordFactory.From(e, null));
            }
            catch (ArgumentException e)
            {
                ThrowTerminatingError(ErrorRecordFactory.Refused(
                    "PartnerReferral.ConnectionSettingInvalid", e.Message, ErrorCategory.InvalidArgument, null, "See Get-Help Connect-PartnerReferralApi."));
            }
        }
    }

    private PartnerReferralConnection ConnectToEmulator()
    {
        var emulator = EmulatorSession.Start(EmulatorSettings);
        return Connection(ReferralEnvironment.Emulator, emulator, null, emulator.Handler, emulator.ListingDelay);
    }

    private PartnerReferralConnection ConnectToService()
    {
        var environment = Endpoint is null ? ReferralEnvironment.Production : ReferralEnvironment.At(Endpoint);

        // The address is checked before anybody signs in: a token must never be made for a place it cannot go to.
        ReferralClientOptions.CheckEndpoint(environment.Endpoint);
        var session = SignIn();
        return Connection(environment, session, session, null, null);
    }

    private PartnerReferralConnection Connection(
        ReferralEnvironment environment, IAccessTokenSource tokens, ISignInSession? session, HttpMessageHandler? handler, TimeSpan? listingDelay)
    {
        var client = new ReferralClient(new ReferralClientOptions(environment.Endpoint, tokens)
        {
            MessageHandler = handler,
            UserAgent = ProductName,
            AttemptTimeout = TimeSpan.FromSeconds(TimeoutSec),
            Retry = Limit(RetryOptions.Interactive),
        });
        return new PartnerReferralConnection(client, session, _gate)
        {
            Environment = environment.Name,
            Flow = ParameterSetName,
            RunRetry = Limit(RetryOptions.Unattended),
            Reconcile = LookFor(ListingDelaySec >= 0 ? TimeSpan.FromSeconds(ListingDelaySec) : listingDelay, isEmulator: handler is not null),
        };
    }

    private RetryOptions Limit(RetryOptions usual) => MaximumRetryCount < 0
        ? usual
        : new RetryOptions { MaxAttempts = MaximumRetryCount + 1, MaxTotalTime = usual.MaxTotalTime };

    // How long a list lags says nothing about how long a service may be away: patience with that stays as it is.
    private static ReconcileOptions LookFor(TimeSpan? listingDelay, bool isEmulator)
    {
        var usual = new ReconcileOptions();
        return listingDelay is not { } delay ? usual : new ReconcileOptions
        {
            ListingDelay = delay,
            Patience = isEmulator ? delay : usual.Patience,
            FirstInterval = TimeSpan.FromTicks(Math.Min(usual.FirstInterval.Ticks, delay.Ticks / 8)),
        };
    }

    private static string ProductName => "PartnerReferrals/" + typeof(ConnectPartnerReferralApiCommand).Assembly.GetName().Version!.ToString(3);

    private ISignInSession SignIn()
    {
        switch (ParameterSetName)
        {
            case AccessTokenSet:
                return new FixedAccessToken(AccessToken!);
            case ProviderSet:
                var script = new UserScript(AccessTokenProvider!);
                var provider = new AccessTokenProvider(token => _gate.RunAsync(() => SecretFrom(script.Invoke(null)), token));
                Await(token => provider.GetTokenAsync(null, token));
                return provider;
            default:
                return SignInWithMicrosoft();
        }
    }

    private ISignInSession SignInWithMicrosoft()
    {
        var clientId = ClientId ?? System.Environment.GetEnvironmentVariable(ClientIdVariable);
        if (string.IsNullOrEmpty(clientId))
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Auth.MissingClientId",
                "Signing in needs an app registration of your own.",
                ErrorCategory.InvalidArgument,
                null,
                $"Give its application id with -ClientId, or set the environment variable {ClientIdVariable}. See Get-Help about_PartnerReferrals_Authentication."));
        }

        var flow = ParameterSetName == RefreshTokenSet ? SignInFlow.RefreshToken
            : ParameterSetName == DeviceCodeSet || !DesktopSession.IsAvailable ? SignInFlow.DeviceCode
            : SignInFlow.Interactive;
        var request = new SignInRequest
        {
            Flow = flow,
            ClientId = clientId!,
            TenantId = TenantId ?? System.Environment.GetEnvironmentVariable(TenantIdVariable) ?? "organizations",
            Account = Account,
            AuthorityHost = AuthorityHost ?? PartnerApiResource.AuthorityHost,
            RefreshToken = RefreshToken,
            ClientSecret = ClientSecret,
            Certificate = Certificate,
            Claims = Claims,
            Persist = Persist,
            ShowDeviceCode = Show,
            RefreshTokenRotated = RefreshTokenRotated is null ? null : HandOver(RefreshTokenRotated),
            Warn = message => Streams.Post(c => c.WriteWarning(message)),
        };
        var signIn = IsolatedRoom.Create<ISignIn>("PartnerReferrals.Auth", "PartnerReferrals.Auth.MsalSignIn");
        return Await(token => signIn.SignInAsync(request, token));
    }

    // Like Write-Host: on the screen at once, in no output, and kept out of the way of -PassThru.
    private Task Show(DeviceCodePrompt prompt)
    {
        Streams.Post(c => c.WriteInformation(new HostInformationMessage { Message = prompt.Message }, ["PSHOST"]));
        return Task.CompletedTask;
    }

    private Func<SecureString, CancellationToken, Task> HandOver(ScriptBlock script)
    {
        var keep = new UserScript(script);
        return (token, stop) => _gate.RunAsync(() => keep.Invoke(token), stop);
    }

    private static SecureString? SecretFrom(object? value) => value switch
    {
        null => null,
        SecureString secure => secure,
        _ => SecretTransformationAttribute.Conceal(value.ToString()!),
    };
}
