using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using PartnerReferrals.Http;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>A finished sign-in: renews its token through the refresh token in MSAL's cache.</summary>
internal sealed class MsalSession : ISignInSession
{
    private readonly IClientApplicationBase _app;
    private readonly SignInRequest _request;
    private readonly RefreshTokenWatch? _refreshTokens;
    private readonly RenewingToken _token;
    private readonly bool _persisted;
    private readonly IAccount _account;
    private readonly MsalWebhookTokens _webhookTokens;
    private volatile SignInInfo _info;

    public MsalSession(IClientApplicationBase app, SignInRequest request, RefreshTokenWatch? refreshTokens, AuthenticationResult result)
    {
        _app = app;
        _request = request;
        _refreshTokens = refreshTokens;
        _persisted = request is { Persist: true, Flow: not SignInFlow.RefreshToken };
        _account = result.Account;
        _token = new RenewingToken(RenewAsync, request.Clock);
        _webhookTokens = new MsalWebhookTokens(app, request, result.Account, refreshTokens);
        _info = null!;
        _token.Accept(Take(result));
    }

    public SignInInfo Info => _info;

    public IWebhookTokenSource WebhookTokens => _webhookTokens;

    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        _token.GetAsync(rejectedToken, cancellationToken);

    public Task SignOutAsync(CancellationToken cancellationToken)
    {
        _token.Close();
        _webhookTokens.Close();
        return MsalErrors.TranslateAsync(_request, cancellationToken, async () =>
        {
            await _app.RemoveAsync(_account).ConfigureAwait(false);
            return true;
        });
    }

    private Task<IssuedToken> RenewAsync(string? stale, CancellationToken cancellationToken) =>
        MsalErrors.TranslateAsync(_request, cancellationToken, async () =>
        {
            // Another process may have renewed a sign-in on disk already; one in memory is ours alone.
            var result = await SilentAsync(force: !_persisted, cancellationToken).ConfigureAwait(false);
            if (result.AccessToken == stale)
                result = await SilentAsync(force: true, cancellationToken).ConfigureAwait(false);
            if (_refreshTokens is not null)
                await _refreshTokens.AnnounceAsync(cancellationToken).ConfigureAwait(false);
            return Take(result);
        });

    private Task<AuthenticationResult> SilentAsync(bool force, CancellationToken cancellationToken) =>
        _app.AcquireTokenSilent(_request.Scopes, _account).WithForceRefresh(force).ExecuteAsync(cancellationToken);

    private IssuedToken Take(AuthenticationResult result)
    {
        // MSAL counts by the machine's clock; what is left of the token's life is carried over to the request's.
        var left = result.ExpiresOn - DateTimeOffset.UtcNow;
        var expiresOn = _request.Clock() + left;
        _info = new SignInInfo
        {
            Flow = _request.Flow,
            Account = result.Account?.Username,
            TenantId = result.TenantId,
            ClientId = _request.ClientId,
            ExpiresOn = expiresOn,
            Renews = true,
            Persisted = _persisted,
        };
        return new IssuedToken(result.AccessToken, expiresOn);
    }
}
