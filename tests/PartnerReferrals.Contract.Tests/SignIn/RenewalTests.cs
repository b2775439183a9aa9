using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

public class RenewalTests : SignInTest
{
    private const int Callers = 32;
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public RenewalTests()
    {
        Identity.Clock = () => _now;
        Identity.LifetimeInSeconds = 120;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Five_hundred_expiries_show_none_and_cost_one_renewal_each(bool confidential)
    {
        var session = await SignedInAsync(confidential);
        for (var renewal = 1; renewal <= 500; renewal++)
        {
            // By turns past the end of the token, where all wait, and just into its margin, where one renews for all.
            _now += TimeSpan.FromSeconds(renewal % 2 == 0 ? 121 : 61);
            var tokens = await AllCallersAsync(session, rejected: null);

            Assert.All(tokens, token => Assert.True(Identity.IsGood(token)));
            Assert.Equal(1 + renewal, Identity.TokensIssued);
        }

        Assert.Equal(501, Identity.Seen.Count(request => request.IsToken));
        Assert.Equal(501, Rotated.Distinct().Count());
    }

    [Fact]
    public async Task Refused_token_is_renewed_once_for_all_callers_and_never_given_again()
    {
        var session = await SignedInAsync();
        var refused = await session.GetTokenAsync(null, Stop);
        var tokens = await AllCallersAsync(session, refused);

        Assert.Equal(2, Identity.TokensIssued);
        Assert.DoesNotContain(refused, tokens);
        Assert.Single(tokens.Distinct());

        // A latecomer with the same old token gets the new one without another renewal.
        Assert.Equal(tokens[0], await session.GetTokenAsync(refused, Stop));
        Assert.Equal(2, Identity.TokensIssued);
    }

    [Fact]
    public async Task Token_is_kept_until_renewal_is_due()
    {
        var session = await SignedInAsync();
        var first = await session.GetTokenAsync(null, Stop);
        _now += TimeSpan.FromSeconds(55);

        Assert.Equal(first, await session.GetTokenAsync(null, Stop));
        Assert.Equal(1, Identity.TokensIssued);
    }

    [Fact]
    public async Task Passing_failure_is_not_seen_while_the_token_is_good()
    {
        var session = await SignedInAsync();
        var first = await session.GetTokenAsync(null, Stop);
        var down = true;
        Identity.Intercept = (_, _) => down ? throw new HttpRequestException("No route to host") : Task.FromResult<HttpResponseMessage?>(null);

        _now += TimeSpan.FromSeconds(80);
        Assert.Equal(first, await session.GetTokenAsync(null, Stop));

        // Not asked again at once, but well before the end.
        var asked = Identity.Seen.Count;
        Assert.Equal(first, await session.GetTokenAsync(null, Stop));
        Assert.Equal(asked, Identity.Seen.Count);
        down = false;
        _now += TimeSpan.FromSeconds(25);
        Assert.NotEqual(first, await session.GetTokenAsync(null, Stop));
    }

    [Fact]
    public async Task Failure_shows_once_the_token_is_over_and_passes_when_the_cause_does()
    {
        var session = await SignedInAsync();
        Identity.Intercept = (_, _) => throw new HttpRequestException("No route to host");
        _now += TimeSpan.FromSeconds(121);
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => session.GetTokenAsync(null, Stop));
        Assert.Equal("PartnerReferral.Auth.Network", error.ErrorId);
        Assert.True(error.IsTransient);

        Identity.Intercept = (_, _) => Task.FromResult<HttpResponseMessage?>(null);
        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
    }

    [Fact]
    public async Task Revoked_sign_in_says_so_to_every_caller()
    {
        var session = await SignedInAsync();
        Identity.RevokeRefreshTokens();
        _now += TimeSpan.FromSeconds(121);

        var errors = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ =>
            Assert.ThrowsAsync<AuthenticationException>(() => Task.Run(() => session.GetTokenAsync(null, Stop)))));
        Assert.All(errors, error => Assert.Equal("PartnerReferral.Auth.Revoked", error.ErrorId));
    }

    [Fact]
    public async Task Info_follows_the_newest_token()
    {
        var session = await SignedInAsync();
        _now += TimeSpan.FromSeconds(121);
        await session.GetTokenAsync(null, Stop);

        Assert.InRange(session.Info.ExpiresOn!.Value, _now.AddSeconds(115), _now.AddSeconds(125));
    }

    [Fact]
    public async Task Rotated_refresh_token_is_handed_over_before_its_access_token_is_used()
    {
        var session = await SignedInAsync();
        var handedOver = Rotated.Count;
        _now += TimeSpan.FromSeconds(121);
        await session.GetTokenAsync(null, Stop);

        Assert.Equal(handedOver + 1, Rotated.Count);
    }

    [Fact]
    public async Task Vault_that_fails_is_a_warning_and_gets_the_next_token()
    {
        var session = await SignedInAsync();
        VaultIsSealed = true;
        _now += TimeSpan.FromSeconds(121);
        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
        Assert.Contains("The vault is sealed.", Assert.Single(Warnings));

        VaultIsSealed = false;
        _now += TimeSpan.FromSeconds(121);
        await session.GetTokenAsync(null, Stop);
        Assert.Equal(2, Rotated.Count);
        Assert.Single(Warnings);
    }

    [Fact]
    public async Task Caller_can_leave_a_renewal_that_hangs_and_the_others_are_served()
    {
        var session = await SignedInAsync();
        var release = new TaskCompletionSource();
        Identity.Intercept = async (_, stop) =>
        {
            await release.Task.WaitAsync(stop);
            return null;
        };
        _now += TimeSpan.FromSeconds(121);
        using var impatient = new CancellationTokenSource();
        var leaving = session.GetTokenAsync(null, impatient.Token);
        var staying = session.GetTokenAsync(null, Stop);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        release.SetResult();
        Assert.True(Identity.IsGood(await staying));
        Assert.Equal(2, Identity.TokensIssued);
    }

    [Fact]
    public async Task Renewal_nobody_waits_for_is_dropped_and_does_not_block_the_next()
    {
        var session = await SignedInAsync();
        var reached = new TaskCompletionSource();
        var dropped = new TaskCompletionSource();
        Identity.Intercept = async (_, stop) =>
        {
            stop.Register(dropped.SetResult);
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        _now += TimeSpan.FromSeconds(121);
        using var impatient = new CancellationTokenSource();
        var leaving = session.GetTokenAsync(null, impatient.Token);
        await reached.Task.WaitAsync(Stop);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await dropped.Task.WaitAsync(Stop);

        Identity.Intercept = (_, _) => Task.FromResult<HttpResponseMessage?>(null);
        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
    }

    private Task<ISignInSession> SignedInAsync(bool confidential = true) => SignInAsync(Request(
        SignInFlow.RefreshToken, Identity.NewRefreshToken(), clientSecret: confidential ? "planted-secret" : null, clock: () => _now));

    private static async Task<List<string>> AllCallersAsync(ISignInSession session, string? rejected)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, Callers).Select(async _ =>
        {
            await start.Task;
            return await session.GetTokenAsync(rejected, Stop);
        }).ToList();
        start.SetResult();
        return [.. await Task.WhenAll(callers)];
    }
}
