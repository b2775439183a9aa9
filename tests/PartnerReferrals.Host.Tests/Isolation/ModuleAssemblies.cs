using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>The module's assemblies as metadata only: reading them loads nothing into this process.</summary>
internal sealed class ModuleAssemblies : IDisposable
{
    private readonly MetadataLoadContext _context;

    private ModuleAssemblies(MetadataLoadContext context) => _context = context;

    public static string BinFolder { get; } = Path.Combine(ModuleSession.ModuleFolder, "bin");

    public static string DependencyFolder { get; } = Path.Combine(BinFolder, "dependencies");

    public static string DesktopFolder { get; } = Path.Combine(DependencyFolder, "Desktop");

    /// <summary>The assemblies as PowerShell 7 sees them: with the framework, the engine and the isolated folder.</summary>
    public static ModuleAssemblies ForCore()
    {
        var framework = RuntimeEnvironment.GetRuntimeDirectory();
        var engine = typeof(System.Management.Automation.PSObject).Assembly.Location;
        var files = Directory.GetFiles(framework, "*.dll")
            .Append(engine)
            .Append(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location)
            .Concat(Directory.GetFiles(BinFolder, "*.dll"))
            .Concat(Directory.GetFiles(DependencyFolder, "*.dll"));
        return new ModuleAssemblies(new MetadataLoadContext(new PathAssemblyResolver(files.DistinctBy(Path.GetFileName)), "System.Private.CoreLib"));
    }

    public Assembly Load(string name)
    {
        var file = new[] { BinFolder, DependencyFolder }.Select(f => Path.Combine(f, name + ".dll")).First(File.Exists);
        return _context.LoadFromAssemblyPath(file);
    }

    /// <summary>The cmdlets by command name.</summary>
    public IReadOnlyDictionary<string, Type> Cmdlets() => Load("PartnerReferrals").GetTypes()
        .Select(t => (Type: t, Cmdlet: t.CustomAttributes.SingleOrDefault(a => a.AttributeType.Name == "CmdletAttribute")))
        .Where(t => t.Cmdlet is not null)
        .ToDictionary(t => $"{t.Cmdlet!.ConstructorArguments[0].Value}-{t.Cmdlet.ConstructorArguments[1].Value}", t => t.Type);

    public void Dispose() => _context.Dispose();
}
