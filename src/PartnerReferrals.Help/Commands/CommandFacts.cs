using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
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

/// <summary>What the engine knows about a parameter of one way to call a cmdlet.</summary>
internal sealed record ParameterFacts
{
    public ParameterFacts(CommandParameterInfo parameter, object? defaultValue)
    {
        Name = parameter.Name;
        IsMandatory = parameter.IsMandatory;
        Position = parameter.Position >= 0 ? parameter.Position.ToString(CultureInfo.InvariantCulture) : "named";
        Aliases = parameter.Aliases;
        Pipeline = (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
        IsSwitch = parameter.ParameterType == typeof(SwitchParameter);
        TypeName = ShortName(parameter.ParameterType);
        AcceptsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();
        Values = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray() ?? EnumNames(parameter.ParameterType);
        Range = parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is { MinRange: not null } range
            ? (Convert.ToString(range.MinRange, CultureInfo.InvariantCulture)!, Convert.ToString(range.MaxRange, CultureInfo.InvariantCulture)!)
            : null;
        Default = IsSwitch ? (defaultValue is SwitchParameter { IsPresent: true }).ToString() : DefaultText(defaultValue);
    }

    public string Name { get; }

    public bool IsMandatory { get; private init; }

    /// <summary>A number, or <c>named</c>.</summary>
    public string Position { get; private init; }

    public IReadOnlyList<string> Aliases { get; }

    /// <summary>How the pipeline binds it, in Get-Help's words.</summary>
    public string Pipeline { get; private init; }

    public bool IsSwitch { get; }

    public string TypeName { get; }

    public bool AcceptsWildcards { get; }

    /// <summary>The only values accepted; empty where any may come.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Least and greatest number accepted.</summary>
    public (string Least, string Greatest)? Range { get; }

    /// <summary>Value when it is not given; <c>None</c> where there is none.</summary>
    public string Default { get; }

    /// <summary>One description of a parameter that several parameter sets have.</summary>
    public static ParameterFacts Merge(IEnumerable<ParameterFacts> sets)
    {
        var all = sets.ToList();
        return all[0] with
        {
            IsMandatory = all.All(p => p.IsMandatory),
            Position = all.Select(p => p.Position).FirstOrDefault(p => p != "named", "named"),
            Pipeline = all.Select(p => p.Pipeline).FirstOrDefault(p => p != "False", "False"),
        };
    }

    private static string ShortName(Type type) => type switch
    {
        { IsArray: true } => ShortName(type.GetElementType()!) + "[]",
        _ when Nullable.GetUnderlyingType(type) is { } inner => ShortName(inner),
        _ => type.Name,
    };

    private static string[] EnumNames(Type type)
    {
        var plain = type.IsArray ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Enum.GetNames(plain) : [];
    }

    private static string DefaultText(object? value) => value switch
    {
        // Nothing, and a number nobody set: not given.
        null or "" or 0 or 0L or 0UL or 0m => "None",
        string text => text,
        IEnumerable list => list.Cast<object>().Any() ? string.Join(", ", list.Cast<object>()) : "None",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "None",
    };
}

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
