using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.PortableExecutable;
using Mono.Cecil;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>What Windows PowerShell 5.1 finds when it resolves a reference: our files, and .NET Framework 4.7.2.</summary>
internal sealed class DesktopAssemblies : IDisposable
{
    // The engine of 5.1 is not among the reference assemblies; the module is compiled against its contract alone.
    private const string Engine = "System.Management.Automation";

    private readonly Dictionary<string, string> _framework;
    private readonly Dictionary<string, string> _files;
    private readonly Resolver _resolver;

    public DesktopAssemblies(IEnumerable<string> own)
    {
        var references = typeof(DesktopAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Net472ReferenceAssemblies").Value!;
        _framework = Newest([.. Directory.GetFiles(references, "*.dll"), .. Directory.GetFiles(Path.Combine(references, "Facades"), "*.dll")]);

        // A file of ours never hides one of the framework's: 4.7.2 takes its own copy unless ours is newer.
        _files = Newest([.. own, .. _framework.Values]);
        _resolver = new Resolver(_files);
    }

    /// <summary>The module's files that Windows PowerShell may load.</summary>
    public static IReadOnlyList<string> Own { get; } =
        [.. Directory.GetFiles(ModuleAssemblies.BinFolder, "*.dll"), .. Directory.GetFiles(ModuleAssemblies.DesktopFolder, "*.dll")];

    /// <summary>The references of an assembly that nothing meets: assemblies that are missing or too old, and types and members they lack.</summary>
    public DesktopReferences Resolve(string file)
    {
        using var assembly = _resolver.Read(file);
        var module = assembly.MainModule;
        var unmet = module.AssemblyReferences
            .Where(r => r.Name != Engine && (!_files.TryGetValue(r.Name, out var found) || VersionOf(found) < r.Version))
            .Select(r => $"{r.Name}, {r.Version}");
        var types = module.GetTypeReferences().Where(IsOurs).ToList();
        var members = module.GetMemberReferences().Where(m => m.DeclaringType is not ArrayType && IsOurs(m.DeclaringType)).ToList();
        return new(
            types.Count + members.Count,
            [
                .. unmet,
                .. types.Where(t => !IsMet(t.Resolve)).Select(t => $"{Home(t)}: {t.FullName}"),
                .. members.Where(m => !IsMet(m.Resolve)).Select(m => $"{Home(m.DeclaringType)}: {m.FullName}"),
            ]);
    }

    /// <summary>
    /// The references that the runtime itself cannot meet, because the file lies elsewhere or has another version than asked for:
    /// only the module's resolve hook can.
    /// </summary>
    public IReadOnlyList<string> OnlyByHook(string file)
    {
        using var assembly = _resolver.Read(file);
        return [.. assembly.MainModule.AssemblyReferences
            .Where(r => r.Name != Engine && !(_framework.TryGetValue(r.Name, out var framework) && VersionOf(framework) >= r.Version) && !LiesBeside(file, r))
            .Select(r => $"{assembly.Name.Name} -> {r.Name}" + (r.Name.StartsWith("PartnerReferrals", StringComparison.Ordinal) ? "" : $" {r.Version}"))];
    }

    public void Dispose() => _resolver.Dispose();

    private static bool LiesBeside(string file, AssemblyNameReference reference) =>
        Path.Combine(Path.GetDirectoryName(file)!, reference.Name + ".dll") is var beside && File.Exists(beside) && VersionOf(beside) == reference.Version;

    private bool IsOurs(TypeReference type) => Home(type) is { } home && home != Engine && _files.ContainsKey(home);

    private static string? Home(TypeReference type) => type.GetElementType().Scope switch
    {
        AssemblyNameReference assembly => assembly.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        _ => null,
    };

    private static bool IsMet(Func<object?> resolve)
    {
        try
        {
            return resolve() is not null;
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> Newest(IEnumerable<string> files) => files
        .Where(IsAssembly)
        .GroupBy(f => Path.GetFileNameWithoutExtension(f)!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.MaxBy(VersionOf)!, StringComparer.OrdinalIgnoreCase);

    // Two files of the framework are modules of an assembly and none themselves.
    private static bool IsAssembly(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.HasMetadata && System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image).IsAssembly;
    }

    private static Version VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version!;

    /// <summary>Finds assemblies by name in one set of files, whatever version is asked for.</summary>
    private sealed class Resolver(IReadOnlyDictionary<string, string> files) : BaseAssemblyResolver
    {
        private readonly Dictionary<string, AssemblyDefinition> _known = new(StringComparer.OrdinalIgnoreCase);

        public AssemblyDefinition Read(string file) => AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });

        public override AssemblyDefinition Resolve(AssemblyNameReference name)
        {
            if (!_known.TryGetValue(name.Name, out var assembly))
            {
                assembly = files.TryGetValue(name.Name, out var file) ? Read(file) : throw new AssemblyResolutionException(name);
                _known.Add(name.Name, assembly);
            }

            return assembly;
        }

        protected override void Dispose(bool disposing)
        {
            foreach (var assembly in _known.Values)
            {
                assembly.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>The references of one assembly.</summary>
/// <param name="Count">Types and members it refers to outside itself, the engine's left out.</param>
/// <param name="Unmet">Those that nothing meets.</param>
internal sealed record DesktopReferences(int Count, IReadOnlyList<string> Unmet);
