using System;
using System.Net;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Walk;

/// <summary>Signs in by the shipped MSAL at the emulator: by device code, by the refresh token that came of it, renewed, and by one that nobody issued.</summary>
internal static class SignInWalk
{
    public static async Task<IAccessTokenSource> SignInAsync(Uri server)
    {
        SecureString? refreshToken = null;
        var byCode = await SignInAsync(server, SignInFlow.DeviceCode, null, Keep);
        Print("signed in", byCode);
        var byToken = await SignInAsync(server, SignInFlow.RefreshToken, refreshToken, Keep);
        Print("signed in", byToken);
        var first = await byToken.GetTokenAsync(null, CancellationToken.None);
        var second = await byToken.GetTokenAsync(first, CancellationToken.None);
        Console.WriteLine($"renewed: {first != second}");
        try
        {
            await SignInAsync(server, SignInFlow.RefreshToken, new NetworkCredential("", "rt-of-nobody").SecurePassword, Keep);
        }
        catch (AuthenticationException e)
        {
            Console.WriteLine($"refused: {e.ErrorId}");
        }

        await byCode.SignOutAsync(CancellationToken.None);
        return byToken;

        void Keep(SecureString token) => refreshToken = token;
    }

    private static Task<ISignInSession> SignInAsync(Uri server, SignInFlow flow, SecureString? refreshToken, Action<SecureString> keep) =>
        ((ISignIn)Activator.CreateInstance(Type.GetType("PartnerReferrals.Auth.MsalSignIn, PartnerReferrals.Auth", throwOnError: true)!)!).SignInAsync(
            new SignInRequest
            {
                Flow = flow,
                ClientId = "0a1b2c3d-0000-4000-8000-00000000cccc",
                AuthorityHost = new Uri("https://login.emulator.invalid/"),
                HttpHandler = new ToServer(server),
                RefreshToken = refreshToken,
                ShowDeviceCode = prompt =>
                {
                    Console.WriteLine($"code shown: {prompt.UserCode.Length} characters, {prompt.Message.Contains(prompt.UserCode)}");
                    return Task.CompletedTask;
                },
                RefreshTokenRotated = (token, _) =>
                {
                    keep(token);
                    return Task.CompletedTask;
                },
            },
            CancellationToken.None);

    private static void Print(string word, ISignInSession session) =>
        Console.WriteLine($"{word}: {session.Info.Flow}, {session.Info.Account}, {session.Info.TenantId}, renews {session.Info.Renews}");

    /// <summary>MSAL asks for https; the emulator's server has none.</summary>
    private sealed class ToServer(Uri server) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
