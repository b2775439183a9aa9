using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Auth;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>Ctrl+C ends every wait of a sign-in. The tests would hang, and fail by their time limit, if it did not.</summary>
public class SignInCancelTests : SignInTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _ctrlC = new();

    [Fact]
    public async Task While_the_device_code_is_polled()
    {
        Identity.PendingPolls = int.MaxValue;
        var polls = 0;
        Identity.Intercept = (request, _) =>
        {
            if (request.IsToken && ++polls == 3)
                _ctrlC.Cancel();
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        await CancelledAsync(Request(SignInFlow.DeviceCode));

        Assert.InRange(polls, 3, 4);
    }

    [Fact]
    public async Task While_the_browser_is_open()
    {
        var request = Request(SignInFlow.Interactive);
        Browser.Answer = _ =>
        {
            _ctrlC.CancelAfter(TimeSpan.FromMilliseconds(100));
            throw new InvalidOperationException("The user does nothing.");
        };
        await CancelledAsync(request);
    }

    [Theory]
    [InlineData("/devicecode")]
    [InlineData("/token")]
    public async Task While_the_service_hangs(string path)
    {
        Identity.Intercept = async (request, stop) =>
        {
            if (request.Uri.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            {
                await _ctrlC.CancelAsync();
                await Task.Delay(Timeout.Infinite, stop);
            }

            return null;
        };

        await CancelledAsync(Request(SignInFlow.DeviceCode));
    }

    [Fact]
    public async Task Before_anything_is_sent()
    {
        await _ctrlC.CancelAsync();
        await CancelledAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()));

        Assert.DoesNotContain(Identity.Seen, request => request.IsToken);
    }

    [Fact]
    public async Task Between_two_requests_the_next_is_kept_back()
    {
        // Below this filter .NET Framework would send it.
        using var client = new HttpMessageInvoker(new CancelledRequestFilter(Identity), disposeHandler: false);
        await _ctrlC.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://login.emulator.invalid/t/oauth2/v2.0/token"), _ctrlC.Token));

        Assert.Empty(Identity.Seen);
    }

    private async Task CancelledAsync(SignInRequest request)
    {
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignInAsync(request, _ctrlC.Token).WaitAsync(Limit, Stop));
        Assert.Equal(_ctrlC.Token, cancelled.CancellationToken);
    }
}
