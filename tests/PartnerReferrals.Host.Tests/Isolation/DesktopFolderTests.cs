using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>
/// Windows PowerShell 5.1 is not run here. What can be known without it is known: every reference of every assembly it
/// would load is met by a file of ours or by .NET Framework 4.7.2, in a version that is not older than asked for, down to the single member.
/// </summary>
public sealed class DesktopFolderTests
{
    // The loader is of PowerShell 7 alone.
    private static IEnumerable<string> Shipped => DesktopAssemblies.Own.Where(f => Path.GetFileName(f) != "PartnerReferrals.Loader.dll");

    [Fact]
    public void Every_type_and_member_reference_is_met()
    {
        using var desktop = new DesktopAssemblies(DesktopAssemblies.Own);
        var references = Shipped.Select(f => (File: Path.GetFileName(f), References: desktop.Resolve(f))).ToList();

        Assert.Empty(references.SelectMany(r => r.References.Unmet.Select(u => $"{r.File}: {u}")));

        // As many as there are: a reader that finds none would find none unmet.
        Assert.True(references.Sum(r => r.References.Count) > 10_000, string.Join(", ", references.Select(r => $"{r.File} {r.References.Count}")));
    }

    [Fact]
    public void What_only_the_resolve_hook_can_meet_is_known_by_name()
    {
        using var desktop = new DesktopAssemblies(DesktopAssemblies.Own);

        Assert.Equal(
            [
                "CsvHelper -> Microsoft.Bcl.AsyncInterfaces 8.0.0.0",
                "CsvHelper -> System.Memory 4.0.1.0",
                "CsvHelper -> System.Threading.Tasks.Extensions 4.2.0.1",
                "Microsoft.Identity.Client -> System.Memory 4.0.1.2",
                "PartnerReferrals.Auth -> PartnerReferrals.Client",
                "PartnerReferrals.Client -> Newtonsoft.Json 13.0.0.0",
                "PartnerReferrals.Tables -> PartnerReferrals.Client",
                "SpreadCheetah -> Microsoft.Bcl.AsyncInterfaces 10.0.0.9",
                "SpreadCheetah -> Microsoft.Bcl.Memory 10.0.0.9",
                "SpreadCheetah -> System.Buffers 4.0.2.0",
                "SpreadCheetah -> System.Memory 4.0.2.0",
                "SpreadCheetah -> System.Runtime.CompilerServices.Unsafe 6.0.0.0",
                "SpreadCheetah -> System.Threading.Tasks.Extensions 4.2.1.0",
                "System.Diagnostics.DiagnosticSource -> System.Memory 4.0.1.1",
                "System.Diagnostics.DiagnosticSource -> System.Runtime.CompilerServices.Unsafe 6.0.0.0",
                "System.Formats.Asn1 -> System.Buffers 4.0.3.0",
                "System.Formats.Asn1 -> System.Memory 4.0.1.2",
                "System.Formats.Asn1 -> System.ValueTuple 4.0.3.0",
                "System.Text.Encodings.Web -> System.Buffers 4.0.3.0",
                "System.Text.Encodings.Web -> System.Memory 4.0.1.1",
                "System.Text.Encodings.Web -> System.Runtime.CompilerServices.Unsafe 6.0.0.0",
                "System.Text.Json -> Microsoft.Bcl.AsyncInterfaces 6.0.0.0",
                "System.Text.Json -> System.Buffers 4.0.3.0",
                "System.Text.Json -> System.Memory 4.0.1.1",
                "System.Text.Json -> System.Numerics.Vectors 4.1.4.0",
                "System.Text.Json -> System.Runtime.CompilerServices.Unsafe 6.0.0.0",
                "System.Text.Json -> System.Threading.Tasks.Extensions 4.2.0.1",
                "System.Text.Json -> System.ValueTuple 4.0.3.0",
            ],
            Shipped.SelectMany(desktop.OnlyByHook).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Newtonsoft.Json.dll", "PartnerReferrals.Client.dll")]
    [InlineData("Microsoft.Identity.Client.dll", "dependencies/Desktop/PartnerReferrals.Auth.dll")]
    [InlineData("Microsoft.IdentityModel.Abstractions.dll", "dependencies/Desktop/Microsoft.Identity.Client.dll")]
    [InlineData("System.Threading.Tasks.Extensions.dll", "dependencies/Desktop/Microsoft.Bcl.AsyncInterfaces.dll")]
    public void A_missing_file_is_noticed(string missing, string needing)
    {
        using var desktop = new DesktopAssemblies(DesktopAssemblies.Own.Where(f => Path.GetFileName(f) != missing));

        Assert.Contains(desktop.Resolve(Path.Combine(ModuleAssemblies.BinFolder, needing)).Unmet, u => u.StartsWith(Path.GetFileNameWithoutExtension(missing), StringComparison.Ordinal));
    }

    [Fact]
    public void The_rooms_of_Windows_PowerShell_are_there()
    {
        var names = Directory.GetFiles(ModuleAssemblies.DesktopFolder, "*.dll").Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.Contains("PartnerReferrals.Auth", names);
        Assert.Contains("PartnerReferrals.Tables", names);
        Assert.Contains("Newtonsoft.Json", names);
    }
}
