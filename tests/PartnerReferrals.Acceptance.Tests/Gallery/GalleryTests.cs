using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace PartnerReferrals.Acceptance.Tests.Gallery;

/// <summary>The way of a module through a gallery, here a folder: published, found, saved, installed, and loaded by its name.</summary>
public sealed class GalleryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gallery-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Published_to_a_repository_it_can_be_found_saved_and_installed_and_is_loaded_by_its_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Repositories and modules of the user are in folders there that no environment variable moves.");
        var package = await Package.Module;
        var saved = _folder.CreateSubdirectory("saved").FullName;

        var found = (await RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Register-PSResourceRepository -Name Folder -Uri '{{_folder.CreateSubdirectory("repository").FullName}}' -Trusted
            Publish-PSResource -NupkgPath '{{package.PackageFile}}' -Repository Folder
            $found = Find-PSResource -Name PartnerReferrals -Repository Folder
            "version=$($found.Version)"
            "type=$($found.Type)"
            "cmdlets=$($found.Includes.Cmdlet.Count)"
            Save-PSResource -Name PartnerReferrals -Repository Folder -Path '{{saved}}'
            Install-PSResource -Name PartnerReferrals -Repository Folder
            $installed = Get-InstalledPSResource -Name PartnerReferrals
            "installed=$(Join-Path $installed.InstalledLocation $installed.Name $installed.Version)"
            """)).Facts();

        Assert.Equal(package.Version, found["version"]);
        Assert.Equal("Module", found["type"]);
        Assert.NotEqual("0", found["cmdlets"]);
        Assert.Equal(found["installed"], await LoadedFromAsync(modulePath: ""));
        Assert.Equal(Path.Combine(saved, "PartnerReferrals", package.Version), await LoadedFromAsync(modulePath: saved));
    }

    // A cmdlet is called that nobody has imported.
    private async Task<string> LoadedFromAsync(string modulePath)
    {
        var outcome = await RunAsync(
            $$"""
            if ('{{modulePath}}') { $env:PSModulePath = '{{modulePath}}' + [IO.Path]::PathSeparator + $env:PSModulePath }
            Connect-PartnerReferralApi -Emulator
            "base=$((Get-Module PartnerReferrals).ModuleBase)"
            """);
        return outcome.Facts()["base"];
    }

    // A user with a home of their own.
    private Task<Host.Tests.Engine.ShellOutcome> RunAsync(string script) => Pwsh.RunAsync(script, new Dictionary<string, string>
    {
        ["HOME"] = _folder.FullName,
        ["XDG_DATA_HOME"] = "",
        ["XDG_CONFIG_HOME"] = "",
        ["XDG_CACHE_HOME"] = "",
        ["PSModulePath"] = "",
    });
}
