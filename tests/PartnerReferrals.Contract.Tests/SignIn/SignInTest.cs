using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Auth;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>What every sign-in test needs: an identity service, a browser and a request. MSAL is the real one.</summary>
public abstract class SignInTest
{
    /// <summary>MSAL throttles by client id across the process, so every test has its own.</summary>
    private protected string ClientId { get; } = Guid.NewGuid().ToString();

    private protected ScriptedIdentity Identity { get; } = new();

    private protected TestBrowser Browser { get; }

    private protected List<string> Warnings { get; } = [];

    private protected List<DeviceCodePrompt> Prompts { get; } = [];

    private protected List<string> Rotated { get; } = [];

    private protected bool VaultIsSealed { get; set; }

    protected SignInTest() => Browser = new TestBrowser(Identity);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected SignInRequest Request(
        SignInFlow flow, string? refreshToken = null, string? clientSecret = null, string? account = null, bool persist = false,
        string? cacheDirectory = null, Func<DateTimeOffset>? clock = null, Uri? authorityHost = null, string? claims = null, TimeSpan? timeout = null) => new()
    {
        Flow = flow,
        ClientId = ClientId,
        Account = account,
        RefreshToken = refreshToken is null ? null : Secure(refreshToken),
        ClientSecret = clientSecret is null ? null : Secure(clientSecret),
        Persist = persist,
        CacheDirectory = cacheDirectory,
        Claims = claims,
        AuthorityHost = authorityHost ?? new Uri("https://login.emulator.invalid/"),
        InteractiveTimeout = timeout ?? TimeSpan.FromMinutes(1),
        HttpHandler = Identity,
        Clock = clock ?? (() => DateTimeOffset.UtcNow),
        Warn = Warnings.Add,
        OpenBrowser = Browser.OpenAsync,
        ShowDeviceCode = prompt =>
        {
            Prompts.Add(prompt);
            return Task.CompletedTask;
        },
        RefreshTokenRotated = (token, _) =>
        {
            Rotated.Add(VaultIsSealed ? throw new InvalidOperationException("The vault is sealed.") : Plain(token));
            return Task.CompletedTask;
        },
    };

    private protected static Task<ISignInSession> SignInAsync(SignInRequest request, CancellationToken? cancellationToken = null) =>
        new MsalSignIn().SignInAsync(request, cancellationToken ?? Stop);

    private protected static SecureString Secure(string text)
    {
        var secure = new SecureString();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }

    private protected static string Plain(SecureString secure) => new System.Net.NetworkCredential("", secure).Password;
}
