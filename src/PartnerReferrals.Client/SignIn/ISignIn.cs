using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>Signs in with Microsoft Entra ID. Implemented by <c>PartnerReferrals.Auth.MsalSignIn</c> in the isolated Auth assembly.</summary>
internal interface ISignIn
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

/// <summary>A sign-in that gives tokens. Safe for concurrent callers.</summary>
internal interface ISignInSession : IAccessTokenSource
{
    /// <summary>Who is signed in, as of the newest token.</summary>
    SignInInfo Info { get; }

    /// <summary>Tokens of the same sign-in for the webhooks, which are at another host.</summary>
    IWebhookTokenSource WebhookTokens { get; }

    /// <summary>Forgets the account: its tokens leave the memory, and the disk where they were kept. The session gives no token afterwards.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}

/// <summary>What the user has to be shown to finish a device code sign-in.</summary>
internal sealed class DeviceCodePrompt
{
    /// <summary>The code to type.</summary>
    public required string UserCode { get; init; }

    /// <summary>Where to type it.</summary>
    public required string VerificationUrl { get; init; }

    /// <summary>When the code ends.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }

    /// <summary>The identity service's own sentence with code and address.</summary>
    public required string Message { get; init; }
}

/// <summary>Tells whether a browser can open for the user here: decides between interactive and device code when neither is asked for.</summary>
internal static class DesktopSession
{
    /// <summary>True where a browser would show on this user's screen.</summary>
    public static bool IsAvailable { get; } = Detect(
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux), Environment.UserInteractive, Environment.GetEnvironmentVariable);

    internal static bool Detect(bool linux, bool userInteractive, Func<string, string?> variable)
    {
        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));

        // A remote shell has a desktop only where one is forwarded to it.
        if (linux)
            return IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY") || IsSet("WSL_DISTRO_NAME");
        return userInteractive && !IsSet("SSH_CONNECTION") && !IsSet("SSH_CLIENT");
    }
}
