using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Maps;

namespace PartnerReferrals.Completion;

/// <summary>
/// Completes -PropertyMap: with the maps that come with the module, with the data files there are, and with a map to each field, to be filled with the
/// user's own column name.
/// </summary>
internal sealed class PropertyMapCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete ?? "";
        var text = word.TrimStart('@', '{', ' ', '\'');
        var maps = BuiltInMap.All.Where(map => map.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Select(map => new CompletionResult(map.Name, map.Name, CompletionResultType.ParameterValue, map.Description));
        var fields = ValueCompletion.Of(FieldNameCompleter.Names(), text)
            .Select(c => new CompletionResult($"@{{ 'YourColumn' = '{c.ListItemText}' }}", c.ListItemText, CompletionResultType.ParameterValue, c.ToolTip));
        return maps.Concat(Files(word)).Concat(fields);
    }

    private static IEnumerable<CompletionResult> Files(string word) => word.StartsWith("@", StringComparison.Ordinal)
        ? []
        : CompletionCompleters.CompleteFilename(word).Where(file =>
            file.ResultType == CompletionResultType.ProviderContainer ? word.Length > 0 : file.ListItemText.EndsWith(MapFile.Extension, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Completes the name of a map that comes with the module.</summary>
internal sealed class BuiltInMapCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(BuiltInMap.All.Select(map => new KnownValue(map.Name, map.Description)), wordToComplete);
}
