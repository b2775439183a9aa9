using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Package;

/// <summary>
/// The packaged module in the engine, not the build output: read-only, from a path with spaces and letters outside ASCII.
/// In a process of its own, because a process keeps the first copy of an assembly it has loaded.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed class PackageImportTests(PackagedModule package)
{
    [Fact]
    public async Task Works_from_its_own_folder()
    {
        using var readOnly = new ReadOnlyFolder(package.Folder);
        var facts = (await ShellProcess.RunAsync(
            $$"""
            $module = Get-Module PartnerReferrals
            "base=$($module.ModuleBase)"
            "version=$($module.Version)"
            "cmdlets=$($module.ExportedCmdlets.Count)"
            Connect-PartnerReferralApi -Emulator
            $created = New-PartnerReferral @{
                Name = 'Packaged'; CustomerName = 'Contoso'; AddressLine1 = 'Main Street 1'; City = 'Zug'; Country = 'CH'; Qualification = 'Direct'
                ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1000; Currency = 'CHF'; ClosingDate = '2027-11-30'
                Solution = 'SOL-10001-AAA'; Team = 'Noa, Frei, +41410000002, noa@partner.example'
            } -ErrorAction Stop
            "found=$((Get-PartnerReferral -Id $created.Id).Name)"
            "rows=$(@(Test-PartnerReferral -Path '{{Path.Combine(ShellProcess.Repository, "docs", "examples", "deals.csv")}}').Count)"
            "help=$((Get-Help New-PartnerReferral).Synopsis)"
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($assembly.GetName().Name -like 'PartnerReferrals*' -and $assembly.GetName().Name -ne 'PartnerReferrals.Shell') { "$($assembly.GetName().Name)=$($assembly.Location)" }
            }
            """,
            package.Manifest)).Facts();

        Assert.Equal(package.Folder, facts["base"]);
        Assert.Equal(package.Version, facts["version"]);
        Assert.NotEqual("0", facts["cmdlets"]);
        Assert.Equal("Packaged", facts["found"]);
        Assert.Equal("100", facts["rows"]);
        Assert.DoesNotContain("New-PartnerReferral [", facts["help"], StringComparison.Ordinal);
        var loaded = facts.Where(f => f.Key.StartsWith("PartnerReferrals", StringComparison.Ordinal)).ToList();
        Assert.True(loaded.Count >= 5, "Cmdlets, client, loader, emulator and csv should be loaded.");
        Assert.All(loaded, f => Assert.StartsWith(package.Folder, f.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_manifest_is_valid()
    {
        var facts = (await ShellProcess.RunAsync(
            $"$m = Test-ModuleManifest -Path '{package.Manifest}' -ErrorAction Stop; 'name=' + $m.Name; \"editions=$($m.CompatiblePSEditions)\"; 'minimum=' + $m.PowerShellVersion",
            package.Manifest)).Facts();

        Assert.Equal("PartnerReferrals", facts["name"]);
        Assert.Equal("Core Desktop", facts["editions"]);
        Assert.Equal("5.1", facts["minimum"]);
    }

    [Fact]
    public async Task A_missing_dependency_is_named_when_it_is_needed()
    {
        var broken = Directory.CreateTempSubdirectory("broken-");
        try
        {
            foreach (var file in package.FolderFiles().Where(f => Path.GetFileName(f) != "PartnerReferrals.Emulator.dll"))
            {
                var target = Path.Combine(broken.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(package.Folder, file), target);
            }

            var outcome = await ShellProcess.RunAsync("'imported=yes'; try { Connect-PartnerReferralApi -Emulator } catch { \"id=$($_.FullyQualifiedErrorId)\"; \"message=$_\"; \"action=$($_.ErrorDetails.RecommendedAction)\" }", Path.Combine(broken.FullName, "PartnerReferrals.psd1"));

            var facts = outcome.Facts();
            Assert.Equal("yes", facts["imported"]);
            Assert.StartsWith("PartnerReferral.EmulatorNotAvailable,", facts["id"], StringComparison.Ordinal);
            Assert.Contains("PartnerReferrals.Emulator.dll", facts["message"], StringComparison.Ordinal);
            Assert.Contains("-Endpoint", facts["action"], StringComparison.Ordinal);
        }
        finally
        {
            broken.Delete(recursive: true);
        }
    }
}
