using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Events;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>docs/events.md: the Function keeps the CRM in step, and the timer makes good what no event told of.</summary>
public sealed class EventsGuideTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");
    private readonly ModuleSession _crm = new();
    private readonly string _address = $"http://127.0.0.1:{EventSession.FreePort()}/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Scripts { get; } = Path.Combine(ShellProcess.Repository, "docs", "examples", "events");

    public void Dispose()
    {
        _crm.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_crm_is_in_step_by_events_and_after_missed_ones_by_catching_up()
    {
        using var server = await EmulatorServer.StartAsync("--event-retry", "0.2");
        _crm.Output(
            await server.ConnectScriptAsync()
            + $$"""
            $PSDefaultParameterValues['ConvertFrom-PartnerReferralEvent:TrustedRoot'] = '{{await server.RootAsync(_folder)}}'
            . '{{Path.Combine(Scripts, "crm.ps1")}}' -Folder '{{_folder.FullName}}'
            function Push-OutputBinding($Name, $Value) { $global:response = $Value }
            """);
        using var seller = new ModuleSession();
        seller.Output(await server.ConnectScriptAsync() + Deals.Flat);

        string file;
        using (var function = Host())
        {
            seller.Output($"Set-PartnerReferralWebhook {_address}");
            file = Path.Combine(_folder.FullName, seller.Output("($made = New-PartnerReferral $deal).Id").Single() + ".json");
            await UntilAsync(file, deal => deal["Value"]!.GetValue<decimal>() == 42000);
            Assert.Equal("Bluewater data platform", Read(file)!["Name"]!.GetValue<string>());

            seller.Output("$made | Set-PartnerReferral -DealValue 50000 -Force");
            await UntilAsync(file, deal => deal["Value"]!.GetValue<decimal>() == 50000);

            Assert.Equal(401, await ForgeAsync());
        }

        // Nobody listens: the event is given up after ten attempts.
        seller.Output("$made | Set-PartnerReferral -DealValue 60000 -Force");
        await Task.Delay(3000, Stop);
        Assert.Equal(50000, Read(file)!["Value"]!.GetValue<decimal>());

        var catchUp = $"& '{Path.Combine(Scripts, "catch-up.ps1")}' -CursorFile '{Path.Combine(_folder.FullName, "cursor.txt")}'";
        _crm.Output(catchUp);
        Assert.Equal(60000, Read(file)!["Value"]!.GetValue<decimal>());

        // From where the last one ended.
        seller.Output("$made | Set-PartnerReferral -DealValue 70000 -Force");
        _crm.Output(catchUp);
        Assert.Equal(70000, Read(file)!["Value"]!.GetValue<decimal>());
    }

    // What the Functions host does: a request becomes the parameters of run.ps1, and its binding the answer.
    private HttpListener Host()
    {
        var listener = new HttpListener();
        listener.Prefixes.Add(_address);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!);
                var result = _crm.Run(
                    $$"""
                    param($body, $headers)
                    & '{{Path.Combine(Scripts, "run.ps1")}}' ([pscustomobject]@{ RawBody = $body; Headers = $headers }) $null
                    [int] $response.StatusCode
                    """,
                    await reader.ReadToEndAsync(),
                    headers);
                context.Response.StatusCode = result.Terminating is null ? (int)LanguagePrimitives.ConvertTo(result.Output[^1], typeof(int)) : 500;
                context.Response.Close();
            }
        });
        return listener;
    }

    private async Task<int> ForgeAsync()
    {
        using var http = new HttpClient();
        using var content = new StringContent("""{"EventName":"referral-updated"}""");
        using var response = await http.PostAsync(_address, content, Stop);
        return (int)response.StatusCode;
    }

    private static async Task UntilAsync(string file, Func<JsonNode, bool> holds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Read(file) is not { } deal || !holds(deal))
        {
            Assert.True(clock.Elapsed < Patience, "The CRM was not told in time.");
            await Task.Delay(100, Stop);
        }
    }

    // Null while it is not there, or being written.
    private static JsonNode? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
        }
        catch (Exception e) when (e is IOException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
