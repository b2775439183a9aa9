using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>How the bytes of an answer become text.</summary>
public class AnswerBodyTests
{
    private const string Json = """{"id":"Zürich – ☃"}""";

    [Theory]
    [InlineData("utf-8", null, false)]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-8", "\"UTF-8\"", false)]
    [InlineData("utf-8", "no-such-charset", false)]
    [InlineData("utf-8", "utf-7", false)]
    [InlineData("utf-16", "utf-16", true)]
    [InlineData("utf-16", "utf-8", true)]
    public async Task Any_charset_is_read_and_a_byte_order_mark_wins(string written, string? announced, bool withMark)
    {
        var encoding = Encoding.GetEncoding(written);
        Assert.Equal(Json, await ReadAsync([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Json)], announced));
    }

    [Fact]
    public async Task Latin_1_is_read()
    {
        Assert.Equal("""{"id":"Zürich"}""", await ReadAsync(Encoding.Latin1.GetBytes("""{"id":"Zürich"}"""), "iso-8859-1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(300_000)]
    public async Task Any_length_is_read_announced_or_not(int length)
    {
        var text = new string('x', length);
        Assert.Equal(text, await ReadAsync(Encoding.UTF8.GetBytes(text), "utf-8", withLength: true));
        Assert.Equal(text, await ReadAsync(Encoding.UTF8.GetBytes(text), "utf-8", withLength: false));
    }

    private static async Task<string> ReadAsync(byte[] body, string? charset, bool withLength = true)
    {
        var handler = new ScriptedHandler((_, _) =>
        {
            HttpContent content = withLength ? new ByteArrayContent(body) : new StreamContent(new Trickle(body));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        });
        using var client = TestClients.Over(handler);
        return (await client.SendAsync(new ServiceRequest { Method = "GET", Path = "x" }, cancellationToken: TestContext.Current.CancellationToken)).Body;
    }

    /// <summary>Bytes that come in pieces, without a length.</summary>
    private sealed class Trickle(byte[] bytes) : System.IO.MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, System.Math.Min(count, 1000)));
    }
}
