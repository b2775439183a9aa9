using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using System.Xml.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Package;

/// <summary>What is in the package, and what it says about itself.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackagedModule package)
{
    private static readonly string[] Extensions = [".psd1", ".dll", ".ps1xml", ".xml", ".txt"];

    [Fact]
    public void Holds_the_manifest_the_binaries_and_the_help_and_nothing_else()
    {
        var files = package.FolderFiles();

        Assert.Contains("PartnerReferrals.psd1", files);
        Assert.Contains("bin/PartnerReferrals.dll", files);
        Assert.Contains("bin/dependencies/PartnerReferrals.Auth.dll", files);
        Assert.Contains("bin/dependencies/Desktop/PartnerReferrals.Auth.dll", files);
        Assert.Contains("en-US/PartnerReferrals.dll-Help.xml", files);
        Assert.All(files, f => Assert.Contains(Path.GetExtension(f), Extensions));
        Assert.All(files, f => Assert.True(f == "PartnerReferrals.psd1" || f.StartsWith("bin/", StringComparison.Ordinal) || f.StartsWith("en-US/", StringComparison.Ordinal), f));
        Assert.DoesNotContain(files, f => f.Contains("Tests", StringComparison.Ordinal) || f.Contains("xunit", StringComparison.OrdinalIgnoreCase) || f.StartsWith("bin/System.Management", StringComparison.Ordinal));
        Assert.All(files.Where(f => f.EndsWith(".xml", StringComparison.Ordinal)), f => Assert.EndsWith("-Help.xml", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_the_licence_of_every_library_that_it_ships_and_of_no_other()
    {
        var named = File.ReadLines(Path.Combine(package.Folder, "bin/ThirdPartyNotices.txt"))
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim());
        var shipped = package.FolderFiles()
            .Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(name => !name.StartsWith("PartnerReferrals", StringComparison.Ordinal)).Distinct();

        Assert.Equal(shipped.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_what_the_build_laid_out()
    {
        Assert.All(package.FolderFiles(), f =>
            Assert.Equal(Hash(Path.Combine(ShellProcess.Repository, f)), Hash(Path.Combine(package.Folder, f))));
    }

    [Fact]
    public void Folder_and_nupkg_hold_the_same_files()
    {
        using var nupkg = ZipFile.OpenRead(package.PackageFile);
        string[] envelope = ["_rels/.rels", "[Content_Types].xml", "PartnerReferrals.nuspec"];
        var files = nupkg.Entries.Where(e => !envelope.Contains(e.FullName) && !e.FullName.StartsWith("package/", StringComparison.Ordinal)).ToList();

        Assert.Equal(package.FolderFiles(), files.Select(e => Uri.UnescapeDataString(e.FullName)).Order(StringComparer.Ordinal));
        Assert.All(files, e =>
        {
            using var stream = e.Open();
            Assert.Equal(Hash(Path.Combine(package.Folder, Uri.UnescapeDataString(e.FullName))), Convert.ToHexString(SHA256.HashData(stream)));
        });
    }

    [Fact]
    public void Says_what_the_manifest_says()
    {
        var nuspec = package.Nuspec();

        Assert.Equal("PartnerReferrals", Value(nuspec, "id"));
        Assert.Equal(string.Join('-', new[] { package.Version, PackagedModule.ManifestValue("Prerelease") }.Where(v => v.Length > 0)), Value(nuspec, "version"));
        Assert.Equal(PackagedModule.ManifestValue("Author"), Value(nuspec, "authors"));
        Assert.Equal(PackagedModule.ManifestValue("Description"), Value(nuspec, "description"));
        Assert.Equal(PackagedModule.ManifestValue("Copyright"), Value(nuspec, "copyright"));
        Assert.Equal("MIT", Value(nuspec, "license"));
        Assert.Empty(nuspec.Elements(nuspec.Name.Namespace + "dependencies"));
    }

    [Fact]
    public void Carries_the_tags_galleries_search_by()
    {
        using var session = new ModuleSession();
        var cmdlets = session.Output("(Get-Module PartnerReferrals).ExportedCmdlets.Keys").Select(o => (string)o.BaseObject).ToList();
        var manifest = session.Output("(Get-Module PartnerReferrals).PrivateData.PSData.Tags").Select(o => (string)o.BaseObject);
        var expected = manifest.Concat(["PSModule", "PSIncludes_Cmdlet"]).Concat(cmdlets.Select(c => "PSCmdlet_" + c)).Concat(cmdlets.Select(c => "PSCommand_" + c));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Value(package.Nuspec(), "tags").Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Carries_this_versions_release_notes()
    {
        var notes = Value(package.Nuspec(), "releaseNotes");
        var changelog = File.ReadAllText(Path.Combine(ShellProcess.Repository, "CHANGELOG.md"));

        Assert.NotEmpty(notes);
        Assert.Contains(notes, changelog, StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_again_it_is_the_same_to_the_byte()
    {
        var again = Directory.CreateTempSubdirectory("again-");
        try
        {
            await PackagedModule.PackAsync(again.FullName);

            Assert.Equal(Hash(package.PackageFile), Hash(Path.Combine(again.FullName, Path.GetFileName(package.PackageFile))));
        }
        finally
        {
            again.Delete(recursive: true);
        }
    }

    private static string Value(XElement nuspec, string name) => nuspec.Element(nuspec.Name.Namespace + name)?.Value ?? "";

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
