using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode? Node => Text.Length == 0 ? null : JsonNode.Parse(Text);

    public JsonObject Json => Node!.AsObject();

    public string? Code => Json["error"]?["code"]?.GetValue<string>();

    public string? Target => Json["error"]?["target"]?.GetValue<string>();

    public string? ErrorMessage => Json["error"]?["message"]?.GetValue<string>();

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public JsonObject Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return Json;
    }

    public void ExpectError(int status, string code, string? target)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        Assert.Equal((code, target), (Code, Target));
    }

    /// <summary>The names of the referrals in a list.</summary>
    public string[] Names => [.. Expect(200)["value"]!.AsArray().Select(r => r!["name"]!.GetValue<string>())];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
}
