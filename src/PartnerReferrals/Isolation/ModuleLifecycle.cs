using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PartnerReferrals.Isolation;

/// <summary>What happens when the module is imported: as little as possible, and nothing isolated is loaded.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer
{
    private static readonly object Gate = new();
    private static bool isResolving;

    /// <inheritdoc/>
    public void OnImport()
    {
        if (typeof(object).Assembly.GetName().Name == "mscorlib")
        {
            ResolveOnDesktop();
        }

        ShowModels();
    }

    // Touching one type loads the client assembly, so that [PartnerReferrals.Referral]@{…} works right after the import.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ShowModels() => RuntimeHelpers.RunClassConstructor(typeof(Referral).TypeHandle);

    // Windows PowerShell has one load context and no Newtonsoft.Json of its own. Attached once and never detached:
    // runspaces share the domain, and a removed hook would break the others.
    private static void ResolveOnDesktop()
    {
        lock (Gate)
        {
            if (!isResolving)
            {
                AppDomain.CurrentDomain.AssemblyResolve += OnDesktopResolve;
                isResolving = true;
            }
        }
    }

    private static Assembly? OnDesktopResolve(object? sender, ResolveEventArgs args)
    {
        // Only for our own assemblies and those they brought: other modules must not get our copies by accident.
        var requester = args.RequestingAssembly?.Location;
        if (string.IsNullOrEmpty(requester) || !requester!.StartsWith(IsolatedAssembly.BinFolder, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // The isolated assemblies lie one folder deeper than the client they all refer to.
        var name = new AssemblyName(args.Name).Name + ".dll";
        return LoadIfThere(IsolatedAssembly.DependencyFolder, name) ?? LoadIfThere(IsolatedAssembly.BinFolder, name);
    }

    private static Assembly? LoadIfThere(string folder, string name) =>
        Path.Combine(folder, name) is var file && File.Exists(file) ? Assembly.LoadFrom(file) : null;
}
