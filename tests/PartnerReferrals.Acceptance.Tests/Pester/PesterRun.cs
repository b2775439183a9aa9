using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Acceptance.Tests.Pester;

/// <summary>One run of Pester in the real shell.</summary>
internal static class PesterRun
{
    /// <summary>The acceptance tests.</summary>
    public static string Folder { get; } = Path.Combine(ShellProcess.Repository, "tests", "Pester");

    /// <summary>Runs all test files of a folder.</summary>
    /// <param name="pester">Manifest of the Pester to run.</param>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="module">Manifest of the module under test.</param>
    /// <exception cref="InvalidOperationException">Pester did not get as far as results.</exception>
    public static async Task<IReadOnlyList<PesterOutcome>> RunAsync(string pester, string folder, string module)
    {
        var results = Path.Combine(Directory.CreateTempSubdirectory("pester-").FullName, "results.json");
        try
        {
            var outcome = await Pwsh.RunFileAsync(
                Path.Combine(Folder, "Invoke-Acceptance.ps1"),
                new Dictionary<string, string> { ["PARTNERREFERRALS_MODULE"] = module },
                "-Path", folder, "-Pester", pester, "-ResultPath", results);
            return File.Exists(results)
                ? JsonSerializer.Deserialize<List<PesterOutcome>>(await File.ReadAllTextAsync(results))!
                : throw new InvalidOperationException($"Pester ended with exit code {outcome.ExitCode} and without results.{Environment.NewLine}{outcome.Output}{outcome.Errors}");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(results)!, recursive: true);
        }
    }
}
