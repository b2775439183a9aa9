using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PartnerReferrals.Help.Commands;

/// <summary>What the engine knows about a cmdlet.</summary>
internal sealed class CommandFacts
{
    private CommandFacts(CmdletInfo command, object instance)
    {
        Name = command.Name;
        Verb = command.Verb;
        Noun = command.Noun;
        OutputTypes = [.. command.OutputType.Where(t => t.Type != typeof(void)).Select(t => t.Name).Distinct()];
        ParameterSets = [.. command.ParameterSets
            .OrderByDescending(set => set.IsDefault)
            .Select(set => (IReadOnlyList<ParameterFacts>)[.. InDisplayOrder(set).Select(p => new ParameterFacts(p, DefaultOf(p, instance)))])];
        Parameters = [.. ParameterSets.SelectMany(set => set).GroupBy(p => p.Name).Select(ParameterFacts.Merge)];
    }

    public string Name { get; }

    public string Verb { get; }

    public string Noun { get; }

    /// <summary>Full names of the declared output types.</summary>
    public IReadOnlyList<string> OutputTypes { get; }

    /// <summary>The parameters of each way to call it, the default way first; common parameters left out.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterFacts>> ParameterSets { get; }

    /// <summary>Every parameter once.</summary>
    public IReadOnlyList<ParameterFacts> Parameters { get; }

    /// <summary>Reads a cmdlet class.</summary>
    public static CommandFacts Of(Type type)
    {
        var name = type.GetCustomAttribute<CmdletAttribute>()!;
        var instance = Activator.CreateInstance(type)!;
        try
        {
            return new CommandFacts(new CmdletInfo($"{name.VerbName}-{name.NounName}", type), instance);
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    /// <summary>As the engine shows a syntax: by position, then what must be given, then the rest, switches of the engine last.</summary>
    private static IEnumerable<CommandParameterInfo> InDisplayOrder(CommandParameterSetInfo set) =>
        set.Parameters
            .Where(p => !Cmdlet.CommonParameters.Contains(p.Name))
            .OrderBy(p => p.Position >= 0 ? p.Position : int.MaxValue)
            .ThenByDescending(p => p.IsMandatory)
            .ThenBy(p => Cmdlet.OptionalCommonParameters.Contains(p.Name));

    private static object? DefaultOf(CommandParameterInfo parameter, object instance) =>
        instance.GetType().GetProperty(parameter.Name)?.GetValue(instance);
}
