using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Package;

/// <summary>
/// The package, made once by the README's command from what the build laid out, in a folder whose name has a space and
/// letters outside ASCII.
/// </summary>
public sealed class PackagedModule : IAsyncLifetime
{
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("Päckchen für Zoë ");

    /// <summary>The module as a folder.</summary>
    public string Folder => Path.Combine(_output.FullName, "PartnerReferrals", Version);

    public string Manifest => Path.Combine(Folder, "PartnerReferrals.psd1");

    /// <summary>Version of the module as its manifest has it.</summary>
    public string Version { get; } = ManifestValue("ModuleVersion");

    public string PackageFile => Assert.Single(Directory.GetFiles(_output.FullName, "*.nupkg"));

    /// <summary>Files of the module's folder, relative and with forward slashes.</summary>
    public IReadOnlyList<string> FolderFiles() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A value of the repository's manifest, read without an engine.</summary>
    public static string ManifestValue(string key) => System.Text.RegularExpressions.Regex
        .Match(File.ReadAllText(Path.Combine(ShellProcess.Repository, "PartnerReferrals.psd1")), key + @"\s*=\s*'([^']*)'").Groups[1].Value;

    public XElement Nuspec()
    {
        using var package = ZipFile.OpenRead(PackageFile);
        using var stream = package.GetEntry("PartnerReferrals.nuspec")!.Open();
        var root = XElement.Load(stream);
        return root.Element(root.Name.Namespace + "metadata")!;
    }

    public async ValueTask InitializeAsync() => await PackAsync(_output.FullName);

    /// <summary>Runs <c>dotnet pack</c> without building: other tests are using the built module.</summary>
    public static async Task PackAsync(string output)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = ShellProcess.Repository,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "pack", "src/PartnerReferrals.Loader", "--no-build", "--configuration", ShellProcess.Configuration,
                "-p:PackageOutputPath=" + output + Path.DirectorySeparatorChar,
                // Apart from other packs that run at the same time.
                "-p:NuspecOutputPath=" + Path.Combine(output, "nuspec") + Path.DirectorySeparatorChar, "-nodeReuse:false",
            },
        };

        // The test runner is started by MSBuild, whose settings would mislead another one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var pack = Process.Start(start)!;
        var text = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, text);
    }

    public ValueTask DisposeAsync()
    {
        _output.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
