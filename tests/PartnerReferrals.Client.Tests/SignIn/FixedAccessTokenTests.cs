using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;
using static PartnerReferrals.Client.Tests.SignIn.TokenText;

namespace PartnerReferrals.Client.Tests.SignIn;

public class FixedAccessTokenTests
{
    private DateTimeOffset _now = Now;

    [Fact]
    public async Task Token_is_given_and_told_about()
    {
        var token = Jwt(Now.AddHours(1));
        using var secure = token.Secure();
        var source = new FixedAccessToken(secure, clock: () => _now);
        secure.Dispose();

        Assert.Equal(token, await source.GetTokenAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(
            (SignInFlow.AccessToken, "deals@partner.example", "tenant-1", "app-1", Now.AddHours(1), false),
            (source.Info.Flow, source.Info.Account, source.Info.TenantId, source.Info.ClientId, source.Info.ExpiresOn, source.Info.Renews));
    }

    [Fact]
    public async Task Opaque_token_is_taken_as_it_is()
    {
        var source = new FixedAccessToken("opaque-token".Secure(), clock: () => _now);
        _now += TimeSpan.FromDays(1);

        Assert.Equal("opaque-token", await source.GetTokenAsync(null, TestContext.Current.CancellationToken));
        Assert.Null(source.Info.ExpiresOn);
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("x.W10.y")]
    [InlineData("x.e30.y")]
    public void Three_parts_that_are_no_JWT_are_opaque(string token) =>
        Assert.Null(new FixedAccessToken(token.Secure(), clock: () => _now).Info.ExpiresOn);

    [Fact]
    public async Task Over_in_time_says_when()
    {
        var source = new FixedAccessToken(Jwt(Now.AddHours(1)).Secure(), clock: () => _now);
        _now += TimeSpan.FromHours(1);

        var error = await FailAsync(source, "Expired");
        Assert.Contains("2026-03-01 13:00:00Z", error.Message);
    }

    [Fact]
    public void Over_from_the_start() => Fail(Jwt(Now.AddSeconds(-1)), "Expired");

    [Theory]
    [InlineData("https://graph.microsoft.com")]
    [InlineData("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd")]
    public void Meant_for_another_API_names_it(string audience) =>
        Assert.Contains(audience, Fail(Jwt($$"""{"aud":"{{audience}}"}"""), "WrongAudience").Message);

    [Theory]
    [InlineData("https://api.partner.microsoft.com/")]
    [InlineData("4990CFFE-04e8-4e8b-808a-1175604b879f")]
    public void Audience_in_any_spelling(string audience) =>
        Assert.NotNull(new FixedAccessToken(Jwt($$"""{"aud":"{{audience}}"}""").Secure(), clock: () => _now));

    [Fact]
    public void Another_environment_has_its_own_audience()
    {
        var token = Jwt("""{"aud":"api://emulator"}""");

        Assert.NotNull(new FixedAccessToken(token.Secure(), ["api://emulator"], () => _now));
        Fail(token, "WrongAudience");
    }

    [Theory]
    [InlineData("""{"aud":"https://api.partner.microsoft.com","idtyp":"app"}""")]
    [InlineData("""{"aud":"https://api.partner.microsoft.com","roles":["x"]}""")]
    public void App_without_user(string payload) => Fail(Jwt(payload), "AppOnly");

    [Fact]
    public void User_with_roles_is_a_user() =>
        Assert.NotNull(new FixedAccessToken(Jwt(Now.AddHours(1), ""","roles":["x"]""").Secure(), clock: () => _now));

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("abc\r\n")]
    [InlineData("äbc")]
    public void No_token_at_all(string token) => Fail(token, "InvalidToken");

    [Fact]
    public async Task Refused_by_the_service()
    {
        var token = Jwt(Now.AddHours(1));
        await FailAsync(new FixedAccessToken(token.Secure(), clock: () => _now), "Rejected", token);
    }

    [Fact]
    public async Task Signed_out()
    {
        var source = new FixedAccessToken(Jwt(Now.AddHours(1)).Secure(), clock: () => _now);
        await source.SignOutAsync(CancellationToken.None);

        await FailAsync(source, "SignedOut");
    }

    private AuthenticationException Fail(string token, string id)
    {
        var error = Assert.Throws<AuthenticationException>(() => new FixedAccessToken(token.Secure(), clock: () => _now));
        Assert.Equal("PartnerReferral.Auth." + id, error.ErrorId);
        if (token.Length > 0)
            Assert.DoesNotContain(token, error.ToString());
        return error;
    }

    private static async Task<AuthenticationException> FailAsync(FixedAccessToken source, string id, string? rejected = null)
    {
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => source.GetTokenAsync(rejected, TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Auth." + id, error.ErrorId);
        return error;
    }
}
