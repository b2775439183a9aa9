using System;
using System.IO;
using System.Reflection;

namespace PartnerReferrals.Isolation;

/// <summary>
/// Opens the isolated assemblies (Auth, Tables, Emulator) when they are first needed. On PowerShell 7 they live in a load
/// context of their own; on Windows PowerShell in the one domain there is, from the Desktop folder.
/// </summary>
internal static class IsolatedAssembly
{
    private static readonly object Gate = new();
    private static Func<string, string, Assembly>? loadIsolated;

    /// <summary>The module's own <c>bin</c> folder.</summary>
    internal static string BinFolder { get; } = Path.GetDirectoryName(typeof(IsolatedAssembly).Assembly.Location)!;

    /// <summary>Where the isolated assemblies and their packages lie for this edition.</summary>
    internal static string DependencyFolder { get; } = IsDesktop
        ? Path.Combine(BinFolder, "dependencies", "Desktop")
        : Path.Combine(BinFolder, "dependencies");

    private static bool IsDesktop => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <summary>Creates an object of an isolated assembly.</summary>
    /// <typeparam name="T">An interface of the client assembly, or a type of the framework.</typeparam>
    /// <param name="assembly">Simple name, for example <c>PartnerReferrals.Tables</c>.</param>
    /// <param name="type">Full name of a class.</param>
    /// <param name="arguments">Constructor arguments: types of the framework or of the client only.</param>
    /// <exception cref="FileNotFoundException">The assembly is missing from the module's folder, or not made for this edition.</exception>
    internal static T Create<T>(string assembly, string type, params object?[] arguments)
        where T : class
    {
        var implementation = Load(assembly).GetType(type, throwOnError: true)!;
        try
        {
            return (T)Activator.CreateInstance(
                implementation, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, arguments, culture: null)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw e.InnerException;
        }
    }

    private static Assembly Load(string assembly)
    {
        var file = Path.Combine(DependencyFolder, assembly + ".dll");
        if (!File.Exists(file))
        {
            throw new FileNotFoundException(
                IsDesktop
                    ? $"{assembly} is not available in Windows PowerShell. Use PowerShell 7.6 or later for it."
                    : $"The module is incomplete: '{file}' is missing. Install the module again, or build it with 'dotnet build'.",
                file);
        }

        return IsDesktop ? Assembly.LoadFrom(file) : LoadIsolated()(DependencyFolder, assembly);
    }

    private static Func<string, string, Assembly> LoadIsolated()
    {
        lock (Gate)
        {
            // By reflection: AssemblyLoadContext does not exist in netstandard2.0.
            return loadIsolated ??= (Func<string, string, Assembly>)Assembly
                .LoadFrom(Path.Combine(BinFolder, "PartnerReferrals.Loader.dll"))
                .GetType("PartnerReferrals.Loader.IsolatedLoadContext", throwOnError: true)!
                .GetMethod("LoadIsolated", BindingFlags.Static | BindingFlags.NonPublic)!
                .CreateDelegate(typeof(Func<string, string, Assembly>));
        }
    }
}
