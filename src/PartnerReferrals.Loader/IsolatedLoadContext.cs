using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace PartnerReferrals.Loader;

/// <summary>
/// Holds the isolated assemblies (Auth, Tables, Emulator) and the packages they bring, invisible to the session and to
/// every other module. Reached by reflection from the cmdlet assembly, which cannot name AssemblyLoadContext.
/// </summary>
internal sealed class IsolatedLoadContext : AssemblyLoadContext
{
    private static readonly Dictionary<string, IsolatedLoadContext> Contexts = new(StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, string>> PlatformFiles = new(FindPlatformFiles);

    private readonly string _folder;

    private IsolatedLoadContext(string folder)
        : base("PartnerReferrals", isCollectible: false) => _folder = folder;

    /// <summary>Loads one isolated assembly by simple name. Entry point for the cmdlet assembly.</summary>
    /// <param name="folder">The module's <c>dependencies</c> folder.</param>
    /// <param name="assemblyName">Simple name, for example <c>PartnerReferrals.Auth</c>.</param>
    internal static Assembly LoadIsolated(string folder, string assemblyName)
    {
        IsolatedLoadContext context;
        lock (Contexts)
        {
            if (!Contexts.TryGetValue(folder, out context!))
            {
                Contexts.Add(folder, context = new IsolatedLoadContext(folder));
            }
        }

        return context.LoadFromAssemblyName(new AssemblyName(assemblyName));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        var path = Path.Combine(_folder, name + ".dll");
        if (!File.Exists(path))
        {
            // Shared with the session: our own default side (already loaded by the engine, which no probing would find),
            // Newtonsoft.Json and the framework.
            return Default.Assemblies.FirstOrDefault(a => string.Equals(a.GetName().Name, name, StringComparison.OrdinalIgnoreCase));
        }

        // The runtime's own copy wins unless ours is strictly newer, so that shared types keep one identity.
        return PlatformFiles.Value.TryGetValue(name, out var platform) && VersionOf(platform) >= VersionOf(path)
            ? null
            : LoadFromAssemblyPath(path);
    }

    private static Version VersionOf(string path) => AssemblyName.GetAssemblyName(path).Version!;

    private static Dictionary<string, string> FindPlatformFiles()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in trusted.Split(Path.PathSeparator))
        {
            // Only the framework's own folder: an application that carries MSAL beside itself must not lend it to us.
            if (string.Equals(Path.GetDirectoryName(file), framework, StringComparison.OrdinalIgnoreCase))
            {
                files[Path.GetFileNameWithoutExtension(file)] = file;
            }
        }

        return files;
    }
}
