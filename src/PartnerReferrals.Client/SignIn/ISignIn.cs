using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.SignIn;

/// <summary>Signs in with Microsoft Entra ID. Implemented by <c>PartnerReferrals.Auth.MsalSignIn</c> in the isolated Auth room.</summary>
public interface ISignIn
{
    /// <summary>Signs in by the request's flow; where <see cref="SignInRequest.Persist"/> finds a kept sign-in, without asking anybody.</summary>
    /// <exception cref="Errors.AuthenticationException">No token can be had; see <see cref="AuthErrors"/>.</exception>
    /// <exception cref="System.OperationCanceledException">The token was cancelled; browser and device code waits end at once.</exception>
    Task<ISignInSession> SignInAsync(SignInRequest request, CancellationToken cancellationToken);

    /// <summary>Removes every sign-in kept on disk, keychain and keyring included.</summary>
    /// <param name="cacheDirectory">The folder of the cache; null for the default one.</param>
    /// <exception cref="Errors.AuthenticationException">The cache cannot be removed.</exception>
    void ClearCache(string? cacheDirectory);
}
