using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Auth;
using PartnerReferrals.Contract.Tests.Emulator;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>The browser step with a real browser: the emulator's server shows the page, the page sends its form to the library's listener.</summary>
public sealed class RealBrowserTests : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory();
    private Process? _browser;

    [Fact]
    public async Task A_headless_browser_signs_in()
    {
        var program = Find();
        Assert.SkipWhen(program is null, "No Chromium is installed here.");
        using var server = await ServerProcess.StartAsync();
        using var handler = new ToServer(server.Http.BaseAddress!);

        var session = await new MsalSignIn().SignInAsync(
            new SignInRequest
            {
                Flow = SignInFlow.Interactive,
                ClientId = Guid.NewGuid().ToString(),
                Account = "mia@bluewater.example",
                AuthorityHost = new Uri("https://login.emulator.invalid/"),
                HttpHandler = handler,
                InteractiveTimeout = TimeSpan.FromMinutes(2),
                OpenBrowser = page => Open(program!, new Uri(server.Http.BaseAddress!, page.PathAndQuery)),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("mia@bluewater.example", session.Info.Account);
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1.0/engagements/referrals");
        request.Headers.Authorization = new("Bearer", await session.GetTokenAsync(null, TestContext.Current.CancellationToken));
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
    }

    public void Dispose()
    {
        if (_browser is { HasExited: false })
        {
            _browser.Kill(entireProcessTree: true);
            _browser.WaitForExit();
        }

        _browser?.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser that ends late may still write there.
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);

    private Task Open(string program, Uri page)
    {
        _browser = Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList =
            {
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--user-data-dir=" + _profile.FullName, page.AbsoluteUri,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _browser.BeginErrorReadLine();
        _browser.BeginOutputReadLine();
        return Task.CompletedTask;
    }

    /// <summary>The identity service's name stands for the server on this machine, which speaks plain http.</summary>
    private sealed class ToServer(Uri server) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
