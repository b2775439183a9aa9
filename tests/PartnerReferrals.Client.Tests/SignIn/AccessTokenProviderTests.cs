using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;
using static PartnerReferrals.Client.Tests.SignIn.TokenText;

namespace PartnerReferrals.Client.Tests.SignIn;

public class AccessTokenProviderTests
{
    private DateTimeOffset _now = Now;
    private int _asked;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_once_ahead_of_the_end_for_all_callers()
    {
        var source = Provider(() => Jwt(_now.AddHours(1), $",\"jti\":{_asked}"));
        Assert.Equal(0, _asked);

        var first = await AllAsync(source, null);
        Assert.Equal(1, _asked);
        _now += TimeSpan.FromMinutes(54);
        Assert.Equal(first, await source.GetTokenAsync(null, Stop));
        _now += TimeSpan.FromMinutes(1);
        var second = await source.GetTokenAsync(null, Stop);

        Assert.NotEqual(first, second);
        Assert.Equal(2, _asked);
        Assert.Equal(_now.AddHours(1), source.Info.ExpiresOn);
        Assert.Equal("deals@partner.example", source.Info.Account);
        Assert.True(source.Info.Renews);
    }

    [Fact]
    public async Task Asked_again_after_a_refusal()
    {
        var source = Provider(() => $"opaque-{_asked}");
        var refused = await source.GetTokenAsync(null, Stop);

        Assert.Equal("opaque-2", await AllAsync(source, refused));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Giving_the_refused_token_again_is_an_error()
    {
        var source = Provider(() => "opaque");
        var refused = await source.GetTokenAsync(null, Stop);

        await FailAsync(() => source.GetTokenAsync(refused, Stop), "Rejected");
        await FailAsync(() => source.GetTokenAsync(null, Stop), "Rejected");
    }

    [Fact]
    public async Task Tokens_are_checked()
    {
        await FailAsync(() => Provider(() => Jwt(Now.AddHours(-1))).GetTokenAsync(null, Stop), "Expired");
        await FailAsync(() => Provider(() => Jwt("""{"aud":"https://graph.microsoft.com"}""")).GetTokenAsync(null, Stop), "WrongAudience");
        await FailAsync(() => Provider(() => "").GetTokenAsync(null, Stop), "InvalidToken");
        await FailAsync(() => Provider(() => null).GetTokenAsync(null, Stop), "ProviderFailed");
    }

    [Fact]
    public async Task Its_own_error_is_told_and_the_next_call_asks_again()
    {
        var fail = true;
        var source = Provider(() => fail ? throw new InvalidOperationException("vault is sealed") : "opaque");

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => source.GetTokenAsync(null, Stop));
        Assert.Equal("PartnerReferral.Auth.ProviderFailed", error.ErrorId);
        Assert.Contains("vault is sealed", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        fail = false;
        Assert.Equal("opaque", await source.GetTokenAsync(null, Stop));
    }

    [Fact]
    public async Task One_that_is_never_served_is_cancelled_with_its_last_waiter_and_asked_anew()
    {
        // A pipeline that has ended serves nothing any more: the next pipeline must not wait for it.
        var stuck = new TaskCompletionSource<SecureString?>();
        var cancelled = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var asked = 0;
        var source = new AccessTokenProvider(stop =>
        {
            if (++asked > 1)
                return Task.FromResult<SecureString?>("opaque".Secure());
            stop.Register(cancelled.SetResult);
            begun.SetResult();
            return stuck.Task;
        });
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var waiters = new[] { source.GetTokenAsync(null, one.Token), source.GetTokenAsync(null, two.Token) };
        await begun.Task.WaitAsync(Stop);

        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiters[0]);
        Assert.False(cancelled.Task.IsCompleted);
        await two.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiters[1]);
        await cancelled.Task.WaitAsync(Stop);

        Assert.Equal("opaque", await source.GetTokenAsync(null, Stop));
    }

    [Fact]
    public async Task Signed_out_gives_nothing_more()
    {
        var source = Provider(() => "opaque");
        await source.GetTokenAsync(null, Stop);
        await source.SignOutAsync(Stop);

        await FailAsync(() => source.GetTokenAsync(null, Stop), "SignedOut");
        Assert.Equal(1, _asked);
    }

    private AccessTokenProvider Provider(Func<string?> next) => new(
        async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref _asked);
            return next()?.Secure();
        },
        clock: () => _now);

    /// <summary>The one token that 32 concurrent callers get.</summary>
    private static async Task<string> AllAsync(AccessTokenProvider source, string? rejected)
    {
        IEnumerable<string> tokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => source.GetTokenAsync(rejected, Stop))));
        return Assert.Single(tokens.Distinct());
    }

    private static async Task FailAsync(Func<Task> act, string id) =>
        Assert.Equal("PartnerReferral.Auth." + id, (await Assert.ThrowsAsync<AuthenticationException>(act)).ErrorId);
}
