using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PartnerReferrals.Help.Commands;

/// <summary>The cmdlets of an assembly, as the engine reads them.</summary>
internal static class CmdletAssembly
{
    /// <summary>Every public cmdlet by name.</summary>
    public static IReadOnlyDictionary<string, CommandFacts> Read(Assembly assembly) =>
        assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .Select(CommandFacts.Of)
            .ToDictionary(command => command.Name, StringComparer.Ordinal);
}
