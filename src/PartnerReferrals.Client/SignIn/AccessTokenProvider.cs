using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>Tokens from the user's own code (<c>-AccessTokenProvider</c>), asked again ahead of expiry and after a refusal.</summary>
internal sealed class AccessTokenProvider : ISignInSession
{
    private readonly Func<CancellationToken, Task<SecureString?>> _provider;
    private readonly IReadOnlyList<string> _audiences;
    private readonly Func<DateTimeOffset> _clock;
    private readonly RenewingToken _token;
    private readonly SuppliedWebhookToken _webhookTokens;
    private volatile SignInInfo _info = new() { Flow = SignInFlow.AccessTokenProvider, Renews = true };

    /// <summary>Takes the provider; it is asked with the first token.</summary>
    /// <param name="provider">
    /// Gives a token. Never called twice at once. It is called on a thread of the pool: one that must run on a pipeline thread
    /// hands its work over there and returns the task. Its token is cancelled when nobody waits any more. It keeps the ownership
    /// of the string, which is copied.
    /// </param>
    /// <param name="audiences">What the <c>aud</c> claim of its tokens may be; null for the Partner API's.</param>
    /// <param name="clock">The time; null for the machine's.</param>
    /// <param name="webhookProvider">Likewise gives tokens for the webhooks; null where there are none.</param>
    public AccessTokenProvider(
        Func<CancellationToken, Task<SecureString?>> provider, IReadOnlyList<string>? audiences = null, Func<DateTimeOffset>? clock = null,
        Func<CancellationToken, Task<SecureString?>>? webhookProvider = null)
    {
        _provider = provider;
        _audiences = audiences ?? PartnerApiResource.Audiences;
        _clock = clock ?? (() => DateTimeOffset.UtcNow);
        _token = new RenewingToken(AskAsync, _clock);
        _webhookTokens = new SuppliedWebhookToken(webhookProvider, _clock);
    }

    /// <summary>The exception for a provider whose result is no token.</summary>
    /// <param name="reason">What it gave instead; never the token.</param>
    public static AuthenticationException Refuse(string reason) => AuthErrors.ProviderFailed.ToException(reason);

    /// <inheritdoc/>
    public SignInInfo Info => _info;

    /// <inheritdoc/>
    public IWebhookTokenSource WebhookTokens => _webhookTokens;

    /// <inheritdoc/>
    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        _token.GetAsync(rejectedToken, cancellationToken);

    /// <inheritdoc/>
    public Task SignOutAsync(CancellationToken cancellationToken)
    {
        _token.Close();
        _webhookTokens.Close();
        return Task.CompletedTask;
    }

    private async Task<IssuedToken> AskAsync(string? stale, CancellationToken cancellationToken)
    {
        var secure = await CallAsync(cancellationToken).ConfigureAwait(false) ?? throw AuthErrors.ProviderFailed.ToException();
        var (token, info) = SuppliedToken.Check(secure, SignInFlow.AccessTokenProvider, _audiences, _clock());
        _info = info;
        return new IssuedToken(token, info.ExpiresOn);
    }

    private async Task<SecureString?> CallAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _provider(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or PartnerReferralException))
        {
            // An end of the run like any other lost sign-in, not a fault of this program; and nothing was sent.
            throw AuthErrors.ProviderFailed.ToException($"It said: {Redactor.Text(error.Message)}", error);
        }
    }
}
