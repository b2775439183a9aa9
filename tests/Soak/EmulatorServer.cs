using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>The service: the emulator's server as a process, and its control path.</summary>
internal sealed class EmulatorServer : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public static async Task<EmulatorServer> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(BuiltProgram.Host, ["exec", BuiltProgram.Find("PartnerReferrals.Emulator.Server"), "--port", "0", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var greeting = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator's server did not start.");
        return new EmulatorServer(process, new Uri(greeting.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))));
    }

    /// <summary>Referrals the service made, whether or not anybody heard of it.</summary>
    public async Task<long> CreatedAsync()
    {
        using var statistics = await GetAsync("_emulator/statistics");
        return statistics.RootElement.GetProperty("created").GetInt64();
    }

    /// <summary>Changes that were answered as made.</summary>
    public async Task<long> ChangedAsync()
    {
        using var statistics = await GetAsync("_emulator/statistics");
        return statistics.RootElement.GetProperty("byOperation").TryGetProperty("patch", out var answers)
            ? answers.EnumerateObject().Where(answer => answer.Name.StartsWith('2')).Sum(answer => answer.Value.GetInt64())
            : 0;
    }

    /// <summary>What time it is for the service.</summary>
    public async Task<DateTimeOffset> NowAsync()
    {
        using var clock = await GetAsync("_emulator/clock");
        return clock.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    /// <summary>A token of an administrator.</summary>
    public async Task<string> TokenAsync()
    {
        using var answer = await _http.PostAsync("_emulator/tokens", null);
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>How often each fault hit.</summary>
    public async Task<IReadOnlyDictionary<string, long>> FaultsAsync()
    {
        using var statistics = await GetAsync("_emulator/statistics");
        return statistics.RootElement.GetProperty("faults").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetInt64());
    }

    /// <summary>All it holds.</summary>
    public async Task<IReadOnlyList<HeldReferral>> HeldAsync()
    {
        using var dump = await GetAsync("_emulator/referrals");
        var items = dump.RootElement.ValueKind == JsonValueKind.Array ? dump.RootElement : dump.RootElement.GetProperty("value");
        return [.. items.EnumerateArray().Select(HeldReferral.Read)];
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<JsonDocument> GetAsync(string path)
    {
        await using var body = await _http.GetStreamAsync(path);
        return await JsonDocument.ParseAsync(body);
    }
}
