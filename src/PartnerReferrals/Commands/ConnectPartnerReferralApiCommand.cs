using System;
using System.IO;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Binding;
using PartnerReferrals.Creating;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;
using PartnerReferrals.Http;
using PartnerReferrals.Isolation;
using PartnerReferrals.Pipeline;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Connect-PartnerReferralApi</c>: signs in and makes the connection the other cmdlets of this runspace use.
/// Returns nothing without <c>-PassThru</c>.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "PartnerReferralApi", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(PartnerReferralConnection))]
public sealed partial class ConnectPartnerReferralApiCommand : PartnerReferralCommand
{
    private const string ClientIdVariable = "PARTNER_REFERRALS_CLIENT_ID";
    private const string TenantIdVariable = "PARTNER_REFERRALS_TENANT_ID";

    private readonly PipelineThreadDispatcher _gate = new();

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
                var connection = Emulator ? ConnectToEmulator() : ConnectToService();
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
            catch (FileNotFoundException e)
            {
                // An isolated assembly that this edition or this copy of the module lacks.
                ThrowTerminatingError(Emulator
                    ? ErrorRecordFactory.Refused(
                        "PartnerReferral.EmulatorNotAvailable", e.Message, ErrorCategory.NotInstalled, null,
                        "Use PowerShell 7.4 or later, or run the emulator as a server (dotnet run --project src/PartnerReferrals.Emulator.Server, "
                        + "see docs/emulator.md) and give the address it prints to -Endpoint.")
                    : ErrorRecordFactory.Refused(
                        "PartnerReferral.ModuleIncomplete", e.Message, ErrorCategory.NotInstalled, null, "Install the module again."));
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
        if (Endpoint is not null || WebhookEndpoint is not null || AuthorityHost is not null || MyInvocation.BoundParameters.ContainsKey(nameof(Environment)))
        {
            throw new ArgumentException("-Emulator says where to connect to, so -Environment, -Endpoint, -WebhookEndpoint and -AuthorityHost cannot stand beside it.");
        }

        if (EmulatorConnection is not null && EmulatorSettings is not null)
        {
            throw new ArgumentException("-EmulatorSettings are those of a new emulator; -EmulatorConnection takes one that runs already.");
        }

        var emulator = EmulatorConnection is null
            ? EmulatorSession.Start(EmulatorSettings)
            : EmulatorConnection.Emulator ?? throw new ArgumentException("The connection of -EmulatorConnection is not one to the emulator.");
        var session = ParameterSetName == EmulatorSet ? null : SignIn(emulator);
        return Connection(ReferralEnvironment.Emulator, (IAccessTokenSource?)session ?? emulator, session?.WebhookTokens ?? emulator.WebhookTokens, session, emulator);
    }

    private PartnerReferralConnection ConnectToService()
    {
        if (EmulatorConnection is not null || EmulatorSettings is not null)
        {
            throw new ArgumentException("-EmulatorConnection and -EmulatorSettings need -Emulator.");
        }

        var environment = Endpoint is null && WebhookEndpoint is null
            ? ReferralEnvironment.Production
            : ReferralEnvironment.At(Endpoint ?? ReferralEnvironment.Production.Endpoint, WebhookEndpoint);

        // The addresses are checked before anybody signs in: a token must never be made for a place it cannot go to.
        ReferralClientOptions.CheckEndpoint(environment.Endpoint);
        if (environment.WebhookEndpoint is not null)
        {
            WebhookClientOptions.CheckEndpoint(environment.WebhookEndpoint);
        }

        var session = SignIn(null);
        return Connection(environment, session, session.WebhookTokens, session, null);
    }

    private PartnerReferralConnection Connection(
        ReferralEnvironment environment, IAccessTokenSource tokens, IWebhookTokenSource webhookTokens, ISignInSession? session, EmulatorSession? emulator)
    {
        var client = new ReferralClient(new ReferralClientOptions(environment.Endpoint, tokens)
        {
            MessageHandler = emulator?.Handler,
            UserAgent = ProductName,
            AttemptTimeout = TimeSpan.FromSeconds(TimeoutSec),
            Retry = Limit(RetryOptions.Interactive),
        });
        var webhooks = environment.WebhookEndpoint is null ? null : new WebhookClient(new WebhookClientOptions(environment.WebhookEndpoint, webhookTokens)
        {
            MessageHandler = emulator?.Handler,
            UserAgent = ProductName,
            AttemptTimeout = TimeSpan.FromSeconds(TimeoutSec),
            Retry = Limit(RetryOptions.Interactive),
        });
        return new PartnerReferralConnection(client, webhooks, session, _gate)
        {
            Environment = environment.Name,
            Flow = session?.Info.Flow.ToString() ?? EmulatorSet,
            Emulator = emulator,
            RunRetry = Limit(RetryOptions.Unattended),
            Reconcile = ReconcileFor(emulator),
        };
    }

    private RetryOptions Limit(RetryOptions usual) => MaximumRetryCount < 0
        ? usual
        : new RetryOptions { MaxAttempts = MaximumRetryCount + 1, MaxTotalTime = usual.MaxTotalTime };

    private ReconcileOptions ReconcileFor(EmulatorSession? emulator)
    {
        var listingDelay = ListingDelaySec >= 0 ? TimeSpan.FromSeconds(ListingDelaySec) : emulator?.ListingDelay;

        // An emulator in this process is never away for minutes.
        var usual = emulator is null ? new ReconcileOptions() : new ReconcileOptions { ListTimeout = listingDelay!.Value };
        return listingDelay is { } delay ? usual.WithListingDelay(delay) : usual;
    }

    // The emulator takes any app. A new one each time, because the sign-in library remembers refusals by app.
    private static string AnyClientId => Guid.NewGuid().ToString();

    private static string ProductName => "PartnerReferrals/" + typeof(ConnectPartnerReferralApiCommand).Assembly.GetName().Version!.ToString(3);

    private ISignInSession SignIn(EmulatorSession? emulator)
    {
        Func<DateTimeOffset>? clock = emulator is null ? null : () => emulator.Now;
        switch (ParameterSetName)
        {
            case AccessTokenSet:
                return new FixedAccessToken(AccessToken!, clock: clock, webhookToken: WebhookAccessToken);
            case ProviderSet:
                var script = new UserScript(AccessTokenProvider!);
                Func<CancellationToken, Task<SecureString?>> Ask(string audience) => token => _gate.RunAsync(() => ProvidedToken.From(script.InvokeAll(audience)), token);
                var provider = new AccessTokenProvider(Ask(PartnerApiResource.Audiences[0]), clock: clock, webhookProvider: Ask(PartnerCenterResource.Audiences[0]));
                Await(token => provider.GetTokenAsync(null, token));
                return provider;
            default:
                return SignInWithMicrosoft(emulator);
        }
    }

    private ISignInSession SignInWithMicrosoft(EmulatorSession? emulator)
    {
        // MSAL's cache has one listener: whoever writes it to disk sees the refresh token, and nobody else.
        if (Persist && RefreshTokenRotated is not null)
        {
            throw new ArgumentException("-Persist keeps the refresh token itself: give it or -RefreshTokenRotated, not both.");
        }

        var request = new SignInRequest
        {
            Flow = Flow,
            ClientId = ClientId ?? System.Environment.GetEnvironmentVariable(ClientIdVariable) ?? (emulator is null ? "" : AnyClientId),
            TenantId = TenantId ?? System.Environment.GetEnvironmentVariable(TenantIdVariable) ?? "organizations",
            Account = Account,
            AuthorityHost = emulator is not null ? EmulatorSession.LoginAddress : AuthorityHost ?? PartnerApiResource.AuthorityHost,
            RefreshToken = RefreshToken,
            ClientSecret = ClientSecret,
            Certificate = Certificate,
            Claims = Claims,
            Persist = Persist,
            ShowDeviceCode = Show,
            OpenBrowser = emulator?.OpenBrowser,
            RefreshTokenRotated = RefreshTokenRotated is null ? null : HandOver(RefreshTokenRotated),

            // Also long after this cmdlet: whichever uses the connection then has it written.
            Warn = message => _gate.Post(c => c.WriteWarning(message)),
            HttpHandler = emulator?.Handler,
            Clock = emulator is null ? () => DateTimeOffset.UtcNow : () => emulator.Now,
        };
        var signIn = IsolatedAssembly.Create<ISignIn>("PartnerReferrals.Auth", "PartnerReferrals.Auth.MsalSignIn");
        return Await(token => signIn.SignInAsync(request, token));
    }

    private SignInFlow Flow => ParameterSetName switch
    {
        RefreshTokenSet => SignInFlow.RefreshToken,
        DeviceCodeSet => SignInFlow.DeviceCode,
        EmulatorInteractiveSet => SignInFlow.Interactive,
        _ => Interactive || DesktopSession.IsAvailable ? SignInFlow.Interactive : SignInFlow.DeviceCode,
    };

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
}
