using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Mapping;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes -Patch with a hashtable for each field that can change, to be filled with its value.</summary>
public sealed class PatchCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var text = (wordToComplete ?? "").TrimStart('@', '{', ' ', '\'');
        var fields = FieldTable.All.Where(f => f.CanPatch).Select(f => new WellKnownValue(f.FlatColumn, f.Description));
        return WordCompletion.Of(fields, text)
            .Select(c => new CompletionResult($"@{{ '{c.ListItemText}' = '' }}", c.ListItemText, CompletionResultType.ParameterValue, c.ToolTip));
    }
}
