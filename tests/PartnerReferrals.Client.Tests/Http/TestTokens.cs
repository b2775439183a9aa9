using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Hands out token-1, and the next one for each that was refused.</summary>
internal sealed class TestTokens : IAccessTokenSource
{
    private int _current = 1;

    internal List<string?> Rejected { get; } = [];

    /// <summary>From the n-th asking on, the sign-in is gone.</summary>
    internal int? GoneFrom { get; init; }

    internal int Asked { get; private set; }

    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
    {
        lock (Rejected)
        {
            if (++Asked >= GoneFrom)
            {
                throw new AuthenticationException("PartnerReferral.Auth.Revoked", "The sign-in was revoked.", "Sign in again.");
            }

            if (rejectedToken is not null)
            {
                Rejected.Add(rejectedToken);
                if (rejectedToken == "token-" + _current)
                {
                    _current++;
                }
            }

            return Task.FromResult("token-" + _current);
        }
    }
}
