using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Hands out token-1, and the next one for each that was refused.</summary>
internal sealed class TestTokens : IAccessTokenSource
{
    private int _current = 1;

    internal List<string?> Rejected { get; } = [];

    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
    {
        lock (Rejected)
        {
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
