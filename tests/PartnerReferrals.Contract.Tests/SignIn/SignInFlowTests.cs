using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using System.Web;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

public class SignInFlowTests : SignInTest
{
    [Fact]
    public async Task Interactive_signs_in_with_PKCE_over_the_loopback_address()
    {
        var session = await SignInAsync(Request(SignInFlow.Interactive));

        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
        var query = HttpUtility.ParseQueryString(Browser.Opened!.Query);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("select_account", query["prompt"]);
        Assert.StartsWith("http://localhost:", query["redirect_uri"]);
        Assert.Contains(PartnerApiResource.Scope, query["scope"]);
        Assert.Equal(
            (SignInFlow.Interactive, ScriptedIdentity.Account, ScriptedIdentity.Tenant, ClientId, true, false),
            (session.Info.Flow, session.Info.Account, session.Info.TenantId, session.Info.ClientId, session.Info.Renews, session.Info.Persisted));
        Assert.InRange(session.Info.ExpiresOn!.Value, DateTimeOffset.UtcNow.AddMinutes(55), DateTimeOffset.UtcNow.AddMinutes(65));
    }

    [Fact]
    public async Task Interactive_with_an_account_asks_for_that_one()
    {
        await SignInAsync(Request(SignInFlow.Interactive, account: ScriptedIdentity.Account));

        var query = HttpUtility.ParseQueryString(Browser.Opened!.Query);
        Assert.Equal(ScriptedIdentity.Account, query["login_hint"]);
        Assert.NotEqual("select_account", query["prompt"]);
    }

    [Fact]
    public async Task Interactive_hands_a_claims_challenge_on()
    {
        await SignInAsync(Request(SignInFlow.Interactive, claims: """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"""));

        Assert.Contains("acrs", HttpUtility.ParseQueryString(Browser.Opened!.Query)["claims"]);
    }

    [Fact]
    public async Task Device_code_is_shown_and_polled()
    {
        Identity.PendingPolls = 3;
        var session = await SignInAsync(Request(SignInFlow.DeviceCode));

        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
        var prompt = Assert.Single(Prompts);
        Assert.Equal(("ABCD-EFGH", "https://login.example/device"), (prompt.UserCode, prompt.VerificationUrl));
        Assert.Contains("ABCD-EFGH", prompt.Message);
        Assert.InRange(prompt.ExpiresOn, DateTimeOffset.UtcNow.AddMinutes(10), DateTimeOffset.UtcNow.AddMinutes(20));
        Assert.Equal(4, Identity.Seen.Count(request => request.IsToken));
        Assert.Equal(SignInFlow.DeviceCode, session.Info.Flow);
    }

    [Fact]
    public async Task Refresh_token_of_a_public_app_signs_in_and_its_successor_is_handed_over()
    {
        var given = Identity.NewRefreshToken();
        var session = await SignInAsync(Request(SignInFlow.RefreshToken, given));

        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
        var sent = Assert.Single(Identity.Seen, request => request.IsToken).Form;
        Assert.Equal(given, sent["refresh_token"]);
        Assert.DoesNotContain("client_secret", sent.Keys);
        Assert.StartsWith("rt-", Assert.Single(Rotated));
        Assert.NotEqual(given, Rotated[0]);
    }

    [Fact]
    public async Task Refresh_token_of_a_confidential_app_goes_with_its_secret_and_renews()
    {
        var session = await SignInAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken(), clientSecret: "planted-secret"));
        var first = await session.GetTokenAsync(null, Stop);
        var second = await session.GetTokenAsync(first, Stop);

        Assert.NotEqual(first, second);
        Assert.All(Identity.Seen.Where(request => request.IsToken), request => Assert.Equal("planted-secret", request.Form["client_secret"]));
        Assert.Equal(2, Rotated.Distinct().Count());
        Assert.Equal(Rotated[0], Identity.Seen.Last().Form["refresh_token"]);
    }

    [Fact]
    public async Task Refresh_token_of_a_confidential_app_goes_with_its_certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=deals", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var session = await SignInAsync(new SignInRequest
        {
            Flow = SignInFlow.RefreshToken,
            ClientId = ClientId,
            AuthorityHost = new Uri("https://login.emulator.invalid/"),
            RefreshToken = Secure(Identity.NewRefreshToken()),
            Certificate = certificate,
            HttpHandler = Identity,
        });

        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
        var sent = Assert.Single(Identity.Seen, request => request.IsToken).Form;
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", sent["client_assertion_type"]);
        Assert.DoesNotContain("client_secret", sent.Keys);
    }

    [Fact]
    public async Task Another_host_is_not_looked_up_elsewhere()
    {
        await SignInAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()));

        Assert.All(Identity.Seen, request => Assert.Equal("login.emulator.invalid", request.Uri.Host));
    }

    [Fact]
    public async Task Microsofts_own_host_is_looked_up()
    {
        await SignInAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken(), authorityHost: PartnerApiResource.AuthorityHost));

        Assert.All(Identity.Seen, request => Assert.Equal("login.microsoftonline.com", request.Uri.Host));
        Assert.Contains(Identity.Seen, request => request.IsToken);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var session = await SignInAsync(Request(SignInFlow.DeviceCode));
        await session.SignOutAsync(Stop);

        var error = await Assert.ThrowsAsync<Errors.AuthenticationException>(() => session.GetTokenAsync(null, Stop));
        Assert.Equal("PartnerReferral.Auth.SignedOut", error.ErrorId);
    }

    [Fact]
    public async Task Another_account_than_the_one_asked_for_is_refused()
    {
        Identity.SignedInAccount = "somebody.else@partner.example";

        var error = await Assert.ThrowsAsync<Errors.AuthenticationException>(
            () => SignInAsync(Request(SignInFlow.DeviceCode, account: ScriptedIdentity.Account)));
        Assert.Equal("PartnerReferral.Auth.WrongAccount", error.ErrorId);
    }
}
