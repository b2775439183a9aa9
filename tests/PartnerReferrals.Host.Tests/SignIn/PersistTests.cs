using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>Sign-ins kept on disk, on a machine without a keyring. In processes of their own, whose data folder is a temporary one.</summary>
public sealed class PersistTests : IDisposable
{
    private const string Connect = "Connect-PartnerReferralApi -Emulator -DeviceCode -Persist -ClientId 1b7a6a2e-0000-4000-8000-2f1c7d9a0001 -WarningVariable w 3>$null 6>$null; ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string CacheFile => Path.Combine(_folder.FullName, "PartnerReferrals", "signin.unprotected.cache");

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Without_a_keyring_it_warns_and_the_file_is_the_owners_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows and macOS always have a store of their own.");
        var facts = (await RunAsync(Connect + "\"warning=$w\"")).Facts();

        Assert.Contains("readable by its owner only but not encrypted", facts["warning"], StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CacheFile));
    }

    [Fact]
    public async Task The_next_session_asks_no_more_until_the_cache_is_cleared()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows and macOS always have a store of their own.");
        const string Count = "\"signIns=$((Invoke-PartnerReferralRequest /_emulator/identity).signIns)\"; ";
        Assert.Equal("1", (await RunAsync(Connect + Count)).Facts()["signIns"]);
        Assert.Equal("0", (await RunAsync(Connect + Count)).Facts()["signIns"]);

        await RunAsync("Disconnect-PartnerReferralApi -ClearCache -Confirm:$false");

        Assert.False(File.Exists(CacheFile));
        Assert.Equal("1", (await RunAsync(Connect + Count + "Disconnect-PartnerReferralApi")).Facts()["signIns"]);
        Assert.Equal("1", (await RunAsync(Connect + Count)).Facts()["signIns"]);
    }

    [Theory]
    [InlineData("Disconnect-PartnerReferralApi -ClearCache -Confirm:$false -ErrorVariable e 2>$null; ")]
    [InlineData("try { " + Connect + "} catch { $e = @($_) }; ")]
    public async Task Without_a_home_folder_it_says_so(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows and macOS always have one.");
        var outcome = await ShellProcess.RunAsync(
            command + "\"id=$($e[0].FullyQualifiedErrorId)\"; \"message=$($e[0])\"", environment: new Dictionary<string, string> { ["XDG_DATA_HOME"] = "/dev/null/none" });

        Assert.StartsWith("PartnerReferral.Auth.CacheUnavailable,", outcome.Facts()["id"], StringComparison.Ordinal);
        Assert.Contains("set HOME", outcome.Facts()["message"], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<ShellOutcome> RunAsync(string script)
    {
        var outcome = await ShellProcess.RunAsync(script, environment: new Dictionary<string, string>
        {
            ["XDG_DATA_HOME"] = _folder.FullName,
            ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + Path.Combine(_folder.FullName, "no-bus"),
        });
        Assert.True(outcome.ExitCode == 0, outcome.Errors + outcome.Output);
        return outcome;
    }
}
