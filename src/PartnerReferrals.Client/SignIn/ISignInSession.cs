using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>A sign-in that gives tokens. Safe for concurrent callers.</summary>
public interface ISignInSession : IAccessTokenSource
{
    /// <summary>Who is signed in, as of the newest token.</summary>
    SignInInfo Info { get; }

    /// <summary>Forgets the account: its tokens leave the memory, and the disk where they were kept. The session gives no token afterwards.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}
