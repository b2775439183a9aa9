using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Tokens for the webhooks from a sign-in that was made for the referrals: same account, other resource, nobody is asked.</summary>
internal sealed class MsalWebhookTokens(IClientApplicationBase app, SignInRequest request, IAccount account, RefreshTokenWatch? refreshTokens) : IWebhookTokenSource
{
    private readonly RenewingToken _token = new((stale, stop) => RenewAsync(app, request, account, refreshTokens, stale, stop), request.Clock);

    public Task<string> GetWebhookTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        _token.GetAsync(rejectedToken, cancellationToken);

    /// <summary>Gives no token any more.</summary>
    public void Close() => _token.Close();

    private static async Task<IssuedToken> RenewAsync(
        IClientApplicationBase app, SignInRequest request, IAccount account, RefreshTokenWatch? refreshTokens, string? stale, CancellationToken cancellationToken)
    {
        try
        {
            return await MsalErrors.TranslateAsync(request, cancellationToken, async () =>
            {
                var result = await app.AcquireTokenSilent([PartnerCenterResource.Scope], account)
                    .WithForceRefresh(stale is not null).ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (refreshTokens is not null)
                    await refreshTokens.AnnounceAsync(cancellationToken).ConfigureAwait(false);
                return new IssuedToken(result.AccessToken, request.Clock() + (result.ExpiresOn - DateTimeOffset.UtcNow));
            }).ConfigureAwait(false);
        }
        catch (AuthenticationException refused) when (IsAboutThisResource(refused))
        {
            // The words of the referrals' own errors would send people to the wrong permission.
            throw AuthErrors.WebhookPermission.ToException(refused.Message, answer: (refused.ServiceCode, refused.CorrelationId, refused.Claims));
        }
    }

    private static bool IsAboutThisResource(AuthenticationException refused) =>
        refused.ErrorId == AuthErrors.ConsentMissing.Id || refused.ErrorId == AuthErrors.WrongResource.Id || refused.ErrorId == AuthErrors.SignInRequired.Id;
}
