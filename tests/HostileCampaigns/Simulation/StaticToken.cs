using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Hostile;

/// <summary>A token that is always good.</summary>
internal sealed class StaticToken : IAccessTokenSource
{
    /// <summary>The token, to look for where it must not be.</summary>
    public const string Token = "token-2f6c1f0b5a";

    /// <inheritdoc/>
    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) => Task.FromResult(Token);
}
