using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PartnerReferrals.Acceptance.Tests;

/// <summary>Where the packages lie that these tests run but do not reference.</summary>
internal static class NuGetFiles
{
    /// <summary>The real shell: what <c>dotnet pwsh</c> starts.</summary>
    public static string Pwsh { get; } = Path.Combine(Value("Pwsh"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    /// <summary>The manifest of Pester 5 or 6.</summary>
    public static string Pester(int major) => Value("Pester" + major);

    private static string Value(string key) =>
        typeof(NuGetFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
