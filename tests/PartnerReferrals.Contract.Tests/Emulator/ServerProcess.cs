using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>The emulator's server, running as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private ServerProcess(Process process, string greeting)
    {
        Process = process;
        Greeting = greeting;
        Http = new HttpClient { BaseAddress = new Uri(greeting.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))) };
    }

    public Process Process { get; }

    /// <summary>The line the server prints when it is ready.</summary>
    public string Greeting { get; }

    public HttpClient Http { get; }

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var process = Launch(arguments);
        var greeting = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (greeting is null)
        {
            Assert.Fail(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return new ServerProcess(process, greeting);
    }

    public static Process Launch(IEnumerable<string> arguments)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
        var server = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "../../../../../src/PartnerReferrals.Emulator.Server/bin", configuration, "net10.0", "PartnerReferrals.Emulator.Server.dll"));
        return Process.Start(new ProcessStartInfo("dotnet", [server, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    public async Task SignInAsync()
    {
        using var response = await Http.PostAsync("_emulator/tokens", null, TestContext.Current.CancellationToken);
        var token = (await Answer.ReadAsync(response)).Expect(200)["access_token"]!.GetValue<string>();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<Answer> PostAsync(string address, JsonNode body)
    {
        using var content = EmulatorSession.Json(body);
        using var response = await Http.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> GetAsync(string address)
    {
        using var response = await Http.GetAsync(address, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
