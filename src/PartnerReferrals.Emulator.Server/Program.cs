using System;
using System.IO;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerReferrals.Emulator;
using PartnerReferrals.Emulator.Server;

CommandLine commandLine;
EmulatorService emulator;
try
{
    commandLine = CommandLine.Read(args);
    if (commandLine.Help)
    {
        Console.Out.WriteLine(CommandLine.Usage);
        return 0;
    }

    emulator = new EmulatorService(commandLine.Settings);
}
catch (Exception refused) when (refused is ArgumentException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(server =>
{
    server.AddServerHeader = false;
    server.Limits.MaxRequestBodySize = null;
    server.Listen(IPAddress.Loopback, commandLine.Port);
});

// A web page can make a browser call any loopback port under its own host name; such requests stop here.
builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1"]);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

await using var app = builder.Build();
app.UseHostFiltering();
app.Run(context => SocketAdapter.AnswerAsync(context, emulator));
try
{
    await app.StartAsync();
}
catch (IOException inUse)
{
    Console.Error.WriteLine($"Port {commandLine.Port} cannot be opened: {inUse.Message}");
    return 1;
}

var address = SocketAdapter.AddressOf(app);
Console.Out.WriteLine(
    $"Emulator of the Partner Center Referrals API at {address} - a token: POST {address}_emulator/tokens - Ctrl+C ends it");
await app.WaitForShutdownAsync();
return 0;
