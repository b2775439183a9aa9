using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>Tokens for the webhooks that come from outside: one that was given beside that of the referrals, or those of the user's own code.</summary>
/// <param name="provider">Gives a token, as for <see cref="AccessTokenProvider"/>; null where there is none.</param>
/// <param name="clock">The time; null for the machine's.</param>
internal sealed class SuppliedWebhookToken(Func<CancellationToken, Task<SecureString?>>? provider, Func<DateTimeOffset>? clock) : IWebhookTokenSource
{
    private readonly RenewingToken _token = new((_, stop) => AskAsync(provider, clock, stop), clock ?? (() => DateTimeOffset.UtcNow));

    /// <summary>One token that was given; checked at once.</summary>
    /// <exception cref="AuthenticationException">It is no token, is over, or is meant for another API.</exception>
    public static SuppliedWebhookToken Fixed(SecureString token, Func<DateTimeOffset>? clock)
    {
        SuppliedToken.CheckForWebhooks(token, (clock ?? (() => DateTimeOffset.UtcNow))());
        var copy = token.Copy();
        copy.MakeReadOnly();
        return new SuppliedWebhookToken(_ => Task.FromResult<SecureString?>(copy), clock);
    }

    /// <inheritdoc/>
    public Task<string> GetWebhookTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        provider is null ? Task.FromException<string>(AuthErrors.WebhookToken.ToException()) : _token.GetAsync(rejectedToken, cancellationToken);

    /// <summary>Gives no token any more.</summary>
    public void Close() => _token.Close();

    private static async Task<IssuedToken> AskAsync(Func<CancellationToken, Task<SecureString?>>? provider, Func<DateTimeOffset>? clock, CancellationToken cancellationToken)
    {
        SecureString? secure;
        try
        {
            secure = await provider!(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or PartnerReferralException))
        {
            throw AuthErrors.ProviderFailed.ToException($"It said: {Redactor.Text(error.Message)}", error);
        }

        return SuppliedToken.CheckForWebhooks(secure ?? throw AuthErrors.ProviderFailed.ToException(), (clock ?? (() => DateTimeOffset.UtcNow))());
    }
}
