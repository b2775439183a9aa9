using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Signs in through MSAL. No type and no exception of MSAL leaves this assembly.</summary>
internal sealed class MsalSignIn : ISignIn
{
    private readonly bool _encryptionAvailable;

    /// <summary>Signs in as this machine allows.</summary>
    public MsalSignIn()
        : this(encryptionAvailable: true)
    {
    }

    /// <summary>Lets a test be a machine without keyring or keychain.</summary>
    internal MsalSignIn(bool encryptionAvailable) => _encryptionAvailable = encryptionAvailable;

    /// <inheritdoc/>
    public async Task<ISignInSession> SignInAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        Check(request);

        return await MsalErrors.TranslateAsync(request, cancellationToken, async () =>
        {
            var app = MsalApplication.Create(request);
            var isKept = request is { Persist: true, Flow: not SignInFlow.RefreshToken };
            if (isKept)
                await new SignInCache(request.CacheDirectory).AttachAsync(app.UserTokenCache, _encryptionAvailable, request.Warn).ConfigureAwait(false);

            // MSAL's cache has one listener: the file's own, whose lock would never be given back if another took its place.
            var refreshTokens = request.RefreshTokenRotated is not null && !isKept ? new RefreshTokenWatch(app.UserTokenCache, request) : null;

            var result = await AcquireAsync(app, request, cancellationToken).ConfigureAwait(false);
            if (refreshTokens is not null)
                await refreshTokens.AnnounceAsync(cancellationToken).ConfigureAwait(false);
            return (ISignInSession)new MsalSession(app, request, refreshTokens, result);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void ClearCache(string? cacheDirectory) => new SignInCache(cacheDirectory).Clear();

    private static void Check(SignInRequest request)
    {
        if (request.ClientId.Length == 0)
            throw AuthErrors.MissingClientId.ToException();
        var missing = request switch
        {
            { Flow: SignInFlow.DeviceCode, ShowDeviceCode: null } => "a way to show the device code",
            { Flow: SignInFlow.RefreshToken, RefreshToken: null } => "a refresh token",
            { Flow: SignInFlow.AccessToken or SignInFlow.AccessTokenProvider } => "a flow of the identity service",
            _ => null,
        };
        if (missing is not null)
            throw new ArgumentException($"The sign-in needs {missing}.", nameof(request));
        if (request.Flow == SignInFlow.RefreshToken)
        {
            GivenSecret.Check(request.RefreshToken!, "refresh token");
            if (request.ClientSecret is not null)
                GivenSecret.Check(request.ClientSecret, "client secret");
        }
    }

    private static async Task<AuthenticationResult> AcquireAsync(IClientApplicationBase app, SignInRequest request, CancellationToken cancellationToken)
    {
        if (request.Flow == SignInFlow.RefreshToken)
        {
            return await ((IByRefreshToken)app)
                .AcquireTokenByRefreshToken(request.Scopes, SecureText.Reveal(request.RefreshToken!))
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        var publicApp = (IPublicClientApplication)app;
        var result = await TryKeptAsync(publicApp, request, cancellationToken).ConfigureAwait(false)
            ?? await AskUserAsync(publicApp, request, cancellationToken).ConfigureAwait(false);
        if (request.Account is not null && !IsAccount(result.Account, request.Account))
        {
            await app.RemoveAsync(result.Account).ConfigureAwait(false);
            throw AuthErrors.WrongAccount.ToException();
        }

        return result;
    }

    /// <summary>A sign-in kept on disk, if there is exactly one that fits and it still works.</summary>
    private static async Task<AuthenticationResult?> TryKeptAsync(IPublicClientApplication app, SignInRequest request, CancellationToken cancellationToken)
    {
        if (!request.Persist || request.Claims is not null)
            return null;
        var kept = (await app.GetAccountsAsync().ConfigureAwait(false))
            .Where(account => request.Account is null || IsAccount(account, request.Account))
            .ToList();
        if (kept.Count != 1)
            return null;
        try
        {
            return await app.AcquireTokenSilent(request.Scopes, kept[0]).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MsalUiRequiredException)
        {
            return null;
        }
    }

    private static async Task<AuthenticationResult> AskUserAsync(IPublicClientApplication app, SignInRequest request, CancellationToken cancellationToken)
    {
        if (request.Flow == SignInFlow.DeviceCode)
        {
            return await app.AcquireTokenWithDeviceCode(request.Scopes, code => ShowAsync(code, request))
                .WithClaims(request.Claims)
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        var browser = new SystemWebViewOptions { OpenBrowserAsync = request.OpenBrowser };
        var interactive = app.AcquireTokenInteractive(request.Scopes)
            .WithUseEmbeddedWebView(false)
            .WithSystemWebViewOptions(browser)
            .WithClaims(request.Claims);

        // Without a name the user picks: silently taking whoever the browser knows would let a bulk run go out under the wrong account.
        interactive = request.Account is null ? interactive.WithPrompt(Prompt.SelectAccount) : interactive.WithLoginHint(request.Account).WithPrompt(Prompt.NoPrompt);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(request.InteractiveTimeout);
        return await interactive.ExecuteAsync(timeout.Token).ConfigureAwait(false);
    }

    private static Task ShowAsync(DeviceCodeResult code, SignInRequest request) => request.ShowDeviceCode!(new DeviceCodePrompt
    {
        UserCode = code.UserCode,
        VerificationUrl = code.VerificationUrl,
        ExpiresOn = code.ExpiresOn,
        Message = code.Message,
    });

    private static bool IsAccount(IAccount account, string name) =>
        string.Equals(account.Username, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(account.HomeAccountId?.Identifier, name, StringComparison.OrdinalIgnoreCase);
}
