using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PartnerReferrals.Emulator;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>An emulator with a raw HTTP client in front of it: no code of the module's own client takes part.</summary>
internal sealed class EmulatorSession : IDisposable
{
    public const string Referrals = "v1.0/engagements/referrals";

    public EmulatorSession(params (string Name, string Value)[] settings)
    {
        // The clock stands at a known moment; tokens outlive whatever a test moves it by.
        var all = new Dictionary<string, string>
        {
            ["clockStart"] = "2026-03-01T09:00:00Z", ["clockFrozen"] = "true", ["tokenLifetime"] = "8640000",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        Emulator = new InProcessEmulator(all);
        Http = new HttpClient(Emulator, disposeHandler: false) { BaseAddress = Emulator.BaseAddress };
        SignIn();
    }

    public InProcessEmulator Emulator { get; }

    public HttpClient Http { get; }

    public void SignIn(params (string Name, string Value)[] token)
    {
        var request = new Dictionary<string, string>();
        foreach (var (name, value) in token)
        {
            request[name] = value;
        }

        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Emulator.IssueToken(request));
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string address, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = Json(body);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<Answer> PostAsync(string address, JsonNode body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, body, headers);

    public Task<Answer> PatchAsync(string id, JsonNode body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, $"{Referrals}/{id}", body, headers);

    public Task<Answer> ListAsync(string query) => GetAsync($"{Referrals}?{query}");

    /// <summary>Creates a deal and expects success.</summary>
    public async Task<JsonObject> CreateAsync(JsonObject? body = null) =>
        (await PostAsync(Referrals, body ?? Deal.Private())).Expect(200);

    public async Task<JsonObject> ControlAsync(string path, JsonObject body) =>
        (await PostAsync("_emulator/" + path, body)).Expect(200);

    public async Task<JsonNode> ControlAsync(string path)
    {
        var answer = await GetAsync("_emulator/" + path);
        Assert.Equal(200, answer.Status);
        return answer.Node!;
    }

    public async Task FaultAsync(string rule)
    {
        using var content = new StringContent(rule, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("_emulator/faults", content, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task AdvanceAsync(double seconds) => ControlAsync("clock", new JsonObject { ["advance"] = seconds });

    public static StringContent Json(JsonNode body)
    {
        var content = new StringContent(body.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public void Dispose()
    {
        Http.Dispose();
        Emulator.Dispose();
    }
}
