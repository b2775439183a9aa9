using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Soak;

namespace PartnerReferrals.Benchmarks;

/// <summary>Runs one of the scripts in a fresh process.</summary>
internal static class ShellScript
{
    /// <summary>In the Shell, which is the real one and which every build has.</summary>
    public static Task<Figures> RunAsync(string script, string folder, params string[] arguments) =>
        RunAsync(BuiltProgram.Host, ["exec", BuiltProgram.Find("PartnerReferrals.Shell"), "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Scripts", script), .. arguments], folder);

    private static async Task<Figures> RunAsync(string program, string[] arguments, string folder)
    {
        var result = Path.Combine(folder, "figures");
        File.Delete(result);
        using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, "-Result", result])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return File.Exists(result)
            ? Figures.Read(result)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} gave no figures:{Environment.NewLine}{await errors}{await output}");
    }
}
