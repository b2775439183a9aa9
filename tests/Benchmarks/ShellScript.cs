using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Soak;

namespace PartnerReferrals.Benchmarks;

/// <summary>Runs one of the scripts in a fresh process of the Shell.</summary>
internal static class ShellScript
{
    public static async Task<Figures> RunAsync(string script, string folder, params string[] arguments)
    {
        var result = Path.Combine(folder, "figures");
        File.Delete(result);
        using var process = Process.Start(new ProcessStartInfo(
            BuiltProgram.Host,
            ["exec", BuiltProgram.Find("PartnerReferrals.Shell"), Path.Combine(AppContext.BaseDirectory, "Scripts", script), .. arguments, "-Result", result])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return File.Exists(result)
            ? Figures.Read(result)
            : throw new InvalidOperationException($"{script} gave no figures:{Environment.NewLine}{await errors}{await output}");
    }
}
