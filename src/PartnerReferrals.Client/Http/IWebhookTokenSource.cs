using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>
/// Where the client of the webhooks gets its bearer token. A type of its own, on purpose not an <see cref="IAccessTokenSource"/>: its tokens are for
/// another host, and neither client can be made with the other's source.
/// </summary>
internal interface IWebhookTokenSource
{
    /// <summary>Returns a token that is good now, by the contract of <see cref="IAccessTokenSource.GetTokenAsync"/>.</summary>
    /// <param name="rejectedToken">The token the service has just refused with 401, or null.</param>
    /// <param name="cancellationToken">Cancels waiting for a renewal.</param>
    /// <exception cref="Errors.AuthenticationException">No token can be had; the message says what to do.</exception>
    Task<string> GetWebhookTokenAsync(string? rejectedToken, CancellationToken cancellationToken);
}
