using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>The emulator's server in a process of its own, for what takes several processes.</summary>
internal sealed class EmulatorServer : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorServer(Process process, string address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public string Address => _http.BaseAddress!.AbsoluteUri;

    public static async Task<EmulatorServer> StartAsync(params string[] arguments)
    {
        var server = Path.Combine(
            ShellProcess.Repository, "src", "PartnerReferrals.Emulator.Server", "bin", ShellProcess.Configuration, "net10.0", "PartnerReferrals.Emulator.Server.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", (IEnumerable<string>)[server, .. arguments]) { RedirectStandardOutput = true })!;
        var greeting = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(greeting);
        return new EmulatorServer(process, greeting.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)));
    }

    /// <summary>A token of an administrator.</summary>
    /// <param name="audience">The host it is for.</param>
    public async Task<string> TokenAsync(string audience = "https://api.partner.microsoft.com")
    {
        using var content = new StringContent(new JsonObject { ["audience"] = audience }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("_emulator/tokens", content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["access_token"]!.GetValue<string>();
    }

    /// <summary>A script that connects to it, with tokens for both hosts.</summary>
    public async Task<string> ConnectScriptAsync() =>
        $$"""
        function Protect([string] $Text) { $s = [securestring]::new(); foreach ($c in $Text.ToCharArray()) { $s.AppendChar($c) }; $s }
        Connect-PartnerReferralApi -Endpoint {{Address}} -AccessToken (Protect {{await TokenAsync()}}) -WebhookAccessToken (Protect {{await TokenAsync("https://api.partnercenter.microsoft.com")}}) -ListingDelaySec 0

        """;

    /// <summary>The root certificate of its events, in a file.</summary>
    public async Task<string> RootAsync(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "root.cer");
        await File.WriteAllBytesAsync(path, await _http.GetByteArrayAsync("cert/root.cer", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return path;
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
}
