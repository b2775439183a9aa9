using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Editing;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Completion;

/// <summary>Completes names of fields: the clean paths and flat names of the mapping table, with their meaning.</summary>
internal sealed class FieldNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(Names(), wordToComplete);

    /// <summary>Every name once, the short ones first.</summary>
    internal static IEnumerable<KnownValue> Names() => FieldTable.All
        .SelectMany(f => f.Aliases.Take(1).Append(f.Path.Replace("[]", "")).Select(name => new KnownValue(name, f.Description)))
        .GroupBy(w => w.Value)
        .Select(g => g.First())
        .OrderBy(w => w.Value.Contains("."));
}

/// <summary>Completes a parameter with the known values its field takes: the mapping table knows them by the parameter's name.</summary>
internal sealed class FieldValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FieldTable.Find(parameterName)?.Field.KnownValues is { } known ? ValueCompletion.Of(known.Values, wordToComplete) : [];
}

/// <summary>Completes -Patch with a hashtable for each field that can change, to be filled with its value.</summary>
internal sealed class PatchCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var text = (wordToComplete ?? "").TrimStart('@', '{', ' ', '\'');
        var fields = FieldTable.All.Where(f => f.CanPatch).Select(f => new KnownValue(f.FlatColumn, f.Description));
        return ValueCompletion.Of(fields, text)
            .Select(c => new CompletionResult($"@{{ '{c.ListItemText}' = '' }}", c.ListItemText, CompletionResultType.ParameterValue, c.ToolTip));
    }
}

/// <summary>Completes a parameter of Register-PartnerReferral with the known values its part of a registration takes.</summary>
internal sealed class RegistrationValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        RegistrationEdit.Find(parameterName)?.Field.KnownValues is { } known ? ValueCompletion.Of(known.Values, wordToComplete) : [];
}
