using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;

namespace PartnerReferrals.Client.Tests.Events;

public sealed class EventListenerTests : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly string _prefix = $"http://127.0.0.1:{FreePort()}/events/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Success_is_answered_once_the_event_was_taken()
    {
        using var listener = Listen();
        var posting = PostAsync("1");
        var arrival = await listener.NextAsync(Stop);
        Assert.Equal("1", arrival.Event!.EventName);
        await Task.Delay(200, Stop);
        Assert.False(posting.IsCompleted);
        arrival.Take();
        Assert.Equal(HttpStatusCode.OK, await posting);
    }

    [Fact]
    public async Task The_answer_still_arrives_when_the_listener_ends_right_after()
    {
        for (var round = 0; round < 20; round++)
        {
            Task<HttpStatusCode> posting;
            using (var listener = Listen())
            {
                posting = PostAsync("1");
                (await listener.NextAsync(Stop)).Take();
            }

            Assert.Equal(HttpStatusCode.OK, await posting);
        }
    }

    [Fact]
    public async Task What_nobody_took_is_to_be_delivered_again()
    {
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<HttpStatusCode> posting;
        using (var listener = Listen(async (request, stop) =>
        {
            var received = await Read(request, stop);
            if (received.EventName == "2")
            {
                isRead.SetResult();
            }

            return received;
        }))
        {
            posting = PostAsync("1");
            (await listener.NextAsync(Stop)).Refuse();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await posting);
            posting = PostAsync("2");
            await isRead.Task;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await posting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_megabyte_is_refused_with_413(bool isChunked)
    {
        using var listener = Listen();
        using var request = new HttpRequestMessage(HttpMethod.Post, _prefix) { Content = new ByteArrayContent(new byte[1024 * 1024]) };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await _http.SendAsync(request, Stop);
        Assert.Equal(413, (int)response.StatusCode);
        var arrival = await listener.NextAsync(Stop);
        Assert.Equal("PartnerReferral.Event.TooLarge", arrival.Failure!.ErrorId);
    }

    [Fact]
    public async Task A_get_is_refused_with_405_and_what_would_be_taken()
    {
        using var listener = Listen();
        using var response = await _http.GetAsync(_prefix, Stop);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal("PartnerReferral.Event.NotAPost", (await listener.NextAsync(Stop)).Failure!.ErrorId);
    }

    [Fact]
    public async Task No_more_requests_are_worked_on_at_a_time_than_there_are_places()
    {
        var reading = 0;
        using var listener = Listen((_, _) =>
        {
            Interlocked.Increment(ref reading);
            throw EventErrors.Signature();
        });
        var posts = Enumerable.Range(0, 40).Select(i => PostAsync(i.ToString())).ToArray();
        while (Volatile.Read(ref reading) < 16)
        {
            await Task.Delay(20, Stop);
        }

        await Task.Delay(200, Stop);
        Assert.Equal(16, Volatile.Read(ref reading));
        for (var i = 0; i < 40; i++)
        {
            (await listener.NextAsync(Stop)).Take();
        }

        Assert.All(await Task.WhenAll(posts), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
    }

    [Fact]
    public void A_prefix_that_cannot_be_had_is_one_clear_error()
    {
        using var first = Listen();
        var taken = Assert.Throws<EventException>(() => Listen());
        Assert.Equal("PartnerReferral.Event.ListenerFailed", taken.ErrorId);
        Assert.Equal("PartnerReferral.Event.ListenerFailed", Assert.Throws<EventException>(() => new EventListener("127.0.0.1", Read)).ErrorId);
    }

    [Fact]
    public void Seen_events_are_known_by_their_key()
    {
        var seen = new SeenEvents();
        Assert.True(seen.Add(new ReferralEvent { EventKey = "a" }));
        Assert.True(seen.Add(new ReferralEvent { EventKey = "b" }));
        Assert.False(seen.Add(new ReferralEvent { EventKey = "a" }));
        for (var i = 0; i < 10_000; i++)
        {
            seen.Add(new ReferralEvent { EventKey = i.ToString() });
        }

        Assert.True(seen.Add(new ReferralEvent { EventKey = "a" }));
    }

    private EventListener Listen(Func<SignedRequest, CancellationToken, Task<ReferralEvent>>? read = null) => new(_prefix, read ?? Read);

    private static Task<ReferralEvent> Read(SignedRequest request, CancellationToken stop) =>
        Task.FromResult(new ReferralEvent { EventName = Encoding.UTF8.GetString(request.Body) });

    private async Task<HttpStatusCode> PostAsync(string body)
    {
        using var content = new StringContent(body);
        using var response = await _http.PostAsync(_prefix, content, Stop);
        return response.StatusCode;
    }

    // Below what the system gives to outgoing connections: one of them would take it between the probe and its use.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20000, 32000);
            try
            {
                var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                probe.Stop();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
