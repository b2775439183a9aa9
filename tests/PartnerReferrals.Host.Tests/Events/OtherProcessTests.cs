using System;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>Three processes: one creates a deal, the emulator's server tells of it, another shows it.</summary>
public sealed class OtherProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_deal_that_is_created_shows_in_the_process_that_listens()
    {
        using var server = await EmulatorServer.StartAsync("--event-retry", "1");
        var root = await server.RootAsync(_folder);
        var port = EventSession.FreePort();
        var listening = ShellProcess.RunAsync(
            await server.ConnectScriptAsync()
            + $"Receive-PartnerReferralEvent http://127.0.0.1:{port}/ -Count 1 -TimeoutSec 240 -TrustedRoot '{root}' | Get-PartnerReferral | ForEach-Object {{ \"shown=$($_.Name)\" }}");
        await WaitForAsync(port, listening);

        using var session = new ModuleSession();
        session.Output(await server.ConnectScriptAsync() + $"Set-PartnerReferralWebhook http://127.0.0.1:{port}/");
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal");

        Assert.Equal("Bluewater data platform", (await listening).Facts()["shown"]);
    }

    [Fact]
    public async Task Without_the_servers_root_its_events_are_not_believed()
    {
        using var server = await EmulatorServer.StartAsync("--event-retry", "1");
        using var session = new ModuleSession();
        var address = $"http://127.0.0.1:{EventSession.FreePort()}/";
        session.Output(await server.ConnectScriptAsync() + $"Set-PartnerReferralWebhook {address}; $null = Test-PartnerReferralWebhook");

        // The first report ends it; without -ErrorAction Stop it would go on.
        var error = session.Run($"Receive-PartnerReferralEvent {address} -Count 1 -TimeoutSec 60 -ErrorAction Stop").SingleError;

        Assert.StartsWith("PartnerReferral.Event.CertificateAddress,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(int port, Task<ShellOutcome> listening)
    {
        while (!listening.IsCompleted)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }
}
