using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>One token given by the user (<c>-AccessToken</c>), good until it is over.</summary>
internal sealed class FixedAccessToken : ISignInSession
{
    private readonly SecureString _token;
    private readonly SuppliedWebhookToken _webhookTokens;
    private readonly Func<DateTimeOffset> _clock;
    private volatile bool _signedOut;

    /// <summary>Takes a token and checks what it says about itself.</summary>
    /// <param name="token">The token; copied, so the caller may dispose it.</param>
    /// <param name="audiences">What its <c>aud</c> claim may be; null for the Partner API's.</param>
    /// <param name="clock">The time; null for the machine's.</param>
    /// <param name="webhookToken">A second token, for the webhooks; null where there is none.</param>
    /// <exception cref="Errors.AuthenticationException">It is no token, is over, has no user, or is meant for another API.</exception>
    public FixedAccessToken(SecureString token, IReadOnlyList<string>? audiences = null, Func<DateTimeOffset>? clock = null, SecureString? webhookToken = null)
    {
        _clock = clock ?? (() => DateTimeOffset.UtcNow);
        Info = SuppliedToken.Check(token, SignInFlow.AccessToken, audiences ?? PartnerApiResource.Audiences, _clock()).Info;
        _token = token.Copy();
        _token.MakeReadOnly();
        _webhookTokens = webhookToken is null ? new SuppliedWebhookToken(null, clock) : SuppliedWebhookToken.Fixed(webhookToken, clock);
    }

    /// <inheritdoc/>
    public SignInInfo Info { get; }

    /// <inheritdoc/>
    public IWebhookTokenSource WebhookTokens => _webhookTokens;

    /// <inheritdoc/>
    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<string>(cancellationToken);
        if (_signedOut)
            return Task.FromException<string>(AuthErrors.SignedOut.ToException());
        if (Info.ExpiresOn is { } end && end <= _clock())
            return Task.FromException<string>(SuppliedToken.ExpiredOn(end));

        string token;
        try
        {
            token = SecureText.Reveal(_token);
        }
        catch (ObjectDisposedException)
        {
            return Task.FromException<string>(AuthErrors.SignedOut.ToException());
        }

        return token == rejectedToken
            ? Task.FromException<string>(AuthErrors.Rejected.ToException())
            : Task.FromResult(token);
    }

    /// <inheritdoc/>
    public Task SignOutAsync(CancellationToken cancellationToken)
    {
        _signedOut = true;
        _token.Dispose();
        _webhookTokens.Close();
        return Task.CompletedTask;
    }
}
