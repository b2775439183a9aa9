using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>What Windows PowerShell 5.1 finds when it resolves a reference: our files first, then .NET Framework 4.7.2.</summary>
internal sealed class DesktopAssemblies : IDisposable
{
    // The engine of 5.1 is not among the reference assemblies; the module is compiled against its contract alone.
    private const string Engine = "System.Management.Automation";

    private readonly Dictionary<string, string> _files;
    private readonly MetadataLoadContext _context;

    public DesktopAssemblies(IEnumerable<string> own)
    {
        var framework = typeof(DesktopAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Net472ReferenceAssemblies").Value!;

        // A file of ours never hides one of the framework's: 4.7.2 takes its own copy unless ours is newer.
        _files = own
            .Concat(Directory.GetFiles(framework, "*.dll"))
            .Concat(Directory.GetFiles(Path.Combine(framework, "Facades"), "*.dll"))
            .Where(IsAssembly)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.MaxBy(VersionOf)!, StringComparer.OrdinalIgnoreCase);
        _context = new MetadataLoadContext(new PathAssemblyResolver(_files.Values), "mscorlib");
    }

    /// <summary>The module's files that Windows PowerShell may load.</summary>
    public static IReadOnlyList<string> Own { get; } =
        [.. Directory.GetFiles(ModuleAssemblies.BinFolder, "*.dll"), .. Directory.GetFiles(ModuleAssemblies.DesktopFolder, "*.dll")];

    /// <summary>The references of an assembly that nothing meets: assemblies that are missing or too old, and types they lack.</summary>
    public IReadOnlyList<string> Unmet(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        var assemblies = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(r => (Name: metadata.GetString(r.Name), r.Version))
            .Where(r => r.Name != Engine)
            .ToList();
        var unmet = assemblies.Where(r => !_files.TryGetValue(r.Name, out var found) || VersionOf(found) < r.Version).Select(r => $"{r.Name}, {r.Version}").ToList();
        var met = assemblies.Select(r => r.Name).Where(_files.ContainsKey).ToHashSet();

        var types =
            from reference in metadata.TypeReferences.Select(metadata.GetTypeReference)
            where reference.ResolutionScope.Kind == HandleKind.AssemblyReference
            let home = metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name)
            where met.Contains(home)
            let name = metadata.GetString(reference.Namespace) is { Length: > 0 } space ? space + "." + metadata.GetString(reference.Name) : metadata.GetString(reference.Name)
            where _context.LoadFromAssemblyPath(_files[home]).GetType(name, throwOnError: false) is null
            select $"{home}: {name}";
        return [.. unmet, .. types];
    }

    public void Dispose() => _context.Dispose();

    // Two files of the framework are modules of an assembly and none themselves.
    private static bool IsAssembly(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.HasMetadata && image.GetMetadataReader().IsAssembly;
    }

    private static Version VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version!;
}
