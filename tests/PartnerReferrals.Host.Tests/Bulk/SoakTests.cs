using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Bulk;

/// <summary>The short form of the soak; the full one is <c>build.ps1 -Task Soak</c>.</summary>
public class SoakTests
{
    [Fact]
    public async Task Rows_sent_through_a_faulty_service_by_processes_that_are_killed_arrive_exactly_once()
    {
        var soak = Path.Combine(ShellProcess.Repository, "tests", "Soak", "bin", ShellProcess.Configuration, "net10.0", "Soak.dll");
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", soak, "--short"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, text);
        Assert.Contains("PASSED", text, StringComparison.Ordinal);
        Assert.Contains("killed after", text, StringComparison.Ordinal);
    }
}
