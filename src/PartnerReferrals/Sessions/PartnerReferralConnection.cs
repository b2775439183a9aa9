using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;
using PartnerReferrals.Http;
using PartnerReferrals.Pipeline;
using PartnerReferrals.SignIn;

namespace PartnerReferrals;

/// <summary>
/// Who is connected where, until when. Never holds a token that could be printed. Pass it to <c>-Connection</c> to use
/// several at a time, or to carry one into another runspace (<c>-Connection $using:c</c>).
/// </summary>
public sealed class PartnerReferralConnection
{
    private readonly ISignInSession? _session;
    private readonly WebhookClient? _webhooks;

    internal PartnerReferralConnection(ReferralClient client, WebhookClient? webhooks, ISignInSession? session, PipelineThreadDispatcher pipeline)
    {
        Client = client;
        Pipeline = pipeline;
        _webhooks = webhooks;
        _session = session;
    }

    /// <summary>Name of the environment, such as <c>Production</c> or <c>Emulator</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>Root address of the service.</summary>
    public Uri Endpoint => Client.Options.Endpoint;

    /// <summary>How the sign-in was made: Interactive, DeviceCode, RefreshToken, AccessToken, AccessTokenProvider or Emulator.</summary>
    public required string Flow { get; init; }

    /// <summary>The signed-in account, where the token tells.</summary>
    public string? Account => _session?.Info.Account;

    /// <summary>The partner tenant, where the token tells.</summary>
    public string? TenantId => _session?.Info.TenantId;

    /// <summary>The partner organization at the service, known after the first referral came back.</summary>
    public string? OrganizationId => Client.OrganizationId;

    /// <summary>When the present token ends (UTC). Renewed on its own where the flow allows; null where the token does not tell.</summary>
    public DateTimeOffset? TokenExpiresOn => _session?.Info.ExpiresOn;

    /// <summary>When the connection was made (UTC).</summary>
    public DateTimeOffset ConnectedOn { get; } = DateTimeOffset.UtcNow;

    /// <summary>The service's id of its last answer: quote it to Microsoft's support.</summary>
    public string? LastRequestId => Client.LastRequestId;

    /// <summary>The client all cmdlets of this connection share.</summary>
    internal ReferralClient Client { get; }

    /// <summary>The client of the webhooks, which are at another host.</summary>
    /// <exception cref="ConnectionException"><c>PartnerReferral.Webhook.NoEndpoint</c>: it is not known where.</exception>
    internal WebhookClient Webhooks => _webhooks ?? throw new ConnectionException(
        "PartnerReferral.Webhook.NoEndpoint",
        $"The webhooks are at another host than {Endpoint.Host}, and this connection does not say at which.",
        "Give Connect-PartnerReferralApi -WebhookEndpoint beside -Endpoint.",
        FailureCategory.InvalidOperation);

    /// <summary>What was shown last, for completion.</summary>
    internal RecentReferrals Recent { get; } = new();

    /// <summary>The emulator it talks to; null for a real service.</summary>
    internal EmulatorSession? Emulator { get; init; }

    /// <summary>What stands for the service in files that outlive the session. An emulator in this process is one of its own: what it held is gone with it.</summary>
    internal string ServiceName => Emulator is null ? Endpoint.ToString() : Endpoint + Emulator.Id;

    /// <summary>How often and how long a run over many rows tries each request.</summary>
    internal RetryOptions RunRetry { get; init; } = RetryOptions.Unattended;

    /// <summary>How in-doubt creates are resolved.</summary>
    internal ReconcileOptions Reconcile { get; init; } = new();

    /// <summary>Where the user's script blocks (token provider, token keeper) are run.</summary>
    internal PipelineThreadDispatcher Pipeline { get; }

    /// <summary>Set by Disconnect: later use gets a clear error instead of a disposed object.</summary>
    internal bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Account ?? Flow} at {Endpoint.Host}";

    /// <summary>Ends the connection: the sign-in is forgotten, here and where it was kept on disk.</summary>
    internal async Task CloseAsync(CancellationToken cancellationToken)
    {
        IsClosed = true;
        Client.Dispose();
        _webhooks?.Dispose();
        if (_session is not null)
        {
            await _session.SignOutAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
