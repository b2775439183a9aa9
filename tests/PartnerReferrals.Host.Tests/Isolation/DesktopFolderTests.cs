using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>
/// Windows PowerShell 5.1 is not run here. What can be known without it is known: every reference of every assembly it
/// would load is met by a file beside it or by .NET Framework 4.7.2, in a version that is not older than asked for.
/// </summary>
public sealed class DesktopFolderTests
{
    public static TheoryData<string> Assemblies() =>
        [.. DesktopAssemblies.Own.Where(f => Path.GetFileName(f) != "PartnerReferrals.Loader.dll").Select(f => Path.GetRelativePath(ModuleAssemblies.BinFolder, f))];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_reference_is_met(string file)
    {
        using var desktop = new DesktopAssemblies(DesktopAssemblies.Own);

        Assert.Empty(desktop.Unmet(Path.Combine(ModuleAssemblies.BinFolder, file)));
    }

    [Theory]
    [InlineData("Newtonsoft.Json.dll", "PartnerReferrals.Client.dll")]
    [InlineData("Microsoft.Identity.Client.dll", "dependencies/Desktop/PartnerReferrals.Auth.dll")]
    [InlineData("Microsoft.IdentityModel.Abstractions.dll", "dependencies/Desktop/Microsoft.Identity.Client.dll")]
    [InlineData("System.Threading.Tasks.Extensions.dll", "dependencies/Desktop/Microsoft.Bcl.AsyncInterfaces.dll")]
    public void A_missing_file_is_noticed(string missing, string needing)
    {
        using var desktop = new DesktopAssemblies(DesktopAssemblies.Own.Where(f => Path.GetFileName(f) != missing));

        Assert.Contains(desktop.Unmet(Path.Combine(ModuleAssemblies.BinFolder, needing)), u => u.StartsWith(Path.GetFileNameWithoutExtension(missing), System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_rooms_of_Windows_PowerShell_are_there()
    {
        var names = Directory.GetFiles(ModuleAssemblies.DesktopFolder, "*.dll").Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.Contains("PartnerReferrals.Auth", names);
        Assert.Contains("PartnerReferrals.Csv", names);
        Assert.Contains("Newtonsoft.Json", names);
    }
}
