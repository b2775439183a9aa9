using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Where the client gets its bearer token. Implemented by sign-in and by the token parameters of Connect.</summary>
internal interface IAccessTokenSource
{
    /// <summary>Returns a token that is good now. Called for every request: answers from memory unless renewal is due.</summary>
    /// <param name="rejectedToken">
    /// The token the service has just refused with 401, or null. A source that can renew must not return it again.
    /// Concurrent callers with the same rejected token cause one renewal only.
    /// </param>
    /// <param name="cancellationToken">Cancels waiting for a renewal.</param>
    /// <exception cref="Errors.AuthenticationException">No token can be had; the message says what to do.</exception>
    Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken);
}
