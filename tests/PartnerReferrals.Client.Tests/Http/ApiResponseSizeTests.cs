using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Answers without end, or with an end that is far too late.</summary>
public class AnswerSizeTests
{
    private const int Slack = 64 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(429)]
    public async Task An_endless_answer_to_a_create_is_a_lost_one_and_never_a_rejection(int status)
    {
        var endless = new EndlessStream();
        var handler = new ScriptedHandler(Streamed(status, endless), Answers.Created);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: Stop));
        Assert.Contains("the answer is larger than 51", error.Message); // 512 KB and twice what was sent
        Assert.Single(handler.Requests);
        Assert.InRange(endless.Given, ApiResponseSize.OneReferral, ApiResponseSize.OneReferral + Slack);
    }

    [Fact]
    public async Task An_endless_answer_to_a_patch_is_a_lost_one_and_not_asked_for_again()
    {
        var handler = new ScriptedHandler(Streamed(200, new EndlessStream()), Answers.Json(204, ""));
        using var client = TestClients.Over(handler);
        var patch = new JsonPatchDocument().Replace("/status", "Closed");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.PatchAsync("x", patch, "\"1\"", returnRepresentation: true, cancellationToken: Stop));
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(false, ApiResponseSize.OneReferral)]
    [InlineData(true, ApiResponseSize.Page)]
    public async Task An_endless_answer_to_a_read_ends_at_its_limit_and_is_not_asked_for_again(bool isList, int limit)
    {
        var endless = new EndlessStream();
        var handler = new ScriptedHandler(Streamed(200, endless));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => isList
            ? client.GetPageAsync(new ReferralQuery(), null, cancellationToken: Stop)
            : (Task)client.GetAsync("x", cancellationToken: Stop));
        Assert.Equal("PartnerReferral.Connection.InvalidAnswer", error.ErrorId);
        Assert.Contains("is larger than", error.Message);
        Assert.Single(handler.Requests);
        Assert.InRange(endless.Given, limit, limit + Slack);
    }

    [Fact]
    public async Task A_length_that_is_too_large_is_not_waited_for()
    {
        var stream = new EndlessStream();
        using var client = TestClients.Over(new ScriptedHandler(Streamed(200, stream, length: 1L << 40)));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: Stop));
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public async Task What_counts_is_the_size_after_decompression()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            Enumerable.Range(0, 32).ToList().ForEach(_ => gzip.Write(zeros));
        }

        Assert.InRange(packed.Length, 1, ApiResponseSize.OneReferral);
        using var server = new RawServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.Length + "\r\n\r\n" + Encoding.Latin1.GetString(packed.ToArray()));
        using var client = server.NewClient();
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: Stop));
        Assert.Equal("PartnerReferral.Connection.InvalidAnswer", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(ApiResponseSize.OneReferral - 9, true)]
    [InlineData(ApiResponseSize.OneReferral - 8, false)]
    public async Task The_largest_answer_is_taken_and_one_byte_more_is_not(int idLength, bool taken)
    {
        // With a length, so that its end is known: {"id":"…"}
        var handler = new ScriptedHandler(Answers.Json(200, $$"""{"id":"{{new string('x', idLength)}}"}"""));
        using var client = TestClients.Over(handler);
        if (taken)
        {
            Assert.Equal(idLength, (await client.GetAsync("x", cancellationToken: Stop)).Id!.Length);
        }
        else
        {
            await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: Stop));
        }
    }

    [Fact]
    public async Task An_answer_that_repeats_what_was_sent_is_not_too_large()
    {
        var deal = TestClients.Deal(new string('n', 2 * ApiResponseSize.OneReferral));
        var handler = new ScriptedHandler((seen, _) => Task.FromResult(Answers.Message(HttpStatusCode.OK, "{\"id\":\"1\"," + seen.Body.Substring(1), "application/json")));
        using var client = TestClients.Over(handler);
        Assert.Equal(deal.Name, (await client.CreateAsync(deal, cancellationToken: Stop)).Name);
    }

    [Fact]
    public async Task All_answers_in_flight_together_have_a_limit_and_give_it_back()
    {
        var reader = new ApiResponseReader(allInFlight: 100_000);
        var held = new HeldStream(60_000);
        var first = reader.ReadAsync(new StreamContent(held), 1_000_000, Stop);
        await held.IsWaiting.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.InRange(reader.InFlight, 60_000, 100_000);
        await Assert.ThrowsAsync<ApiResponseTooLargeException>(() => reader.ReadAsync(new StreamContent(new EndlessStream()), 1_000_000, Stop));
        held.GoOn();
        Assert.Equal(60_000, (await first).Length);
        Assert.Equal(0, reader.InFlight);
        Assert.Equal(60_000, (await reader.ReadAsync(new StreamContent(new NoLength(new byte[60_000])), 1_000_000, Stop)).Length);
    }

    private static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Streamed(int status, Stream stream, long? length = null) => (_, _) =>
    {
        var content = new StreamContent(stream);
        content.Headers.ContentLength = length;
        content.Headers.ContentType = new("application/json");
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content });
    };

    private class NoLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class EndlessStream : NoLength
    {
        internal EndlessStream()
            : base([])
        {
        }

        internal long Given { get; private set; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            count = Math.Min(count, 16 * 1024);
            Array.Fill(buffer, (byte)'[', offset, count);
            Given += count;
            return Task.FromResult(count);
        }
    }

    /// <summary>Gives so many bytes, and its end only when it is told to.</summary>
    private sealed class HeldStream(int length) : NoLength(new byte[length])
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task IsWaiting => _waiting.Task;

        internal void GoOn() => _goOn.SetResult();

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            var read = Read(buffer, offset, count);
            if (read == 0)
            {
                _waiting.SetResult();
                await _goOn.Task;
            }

            return read;
        }
    }
}
