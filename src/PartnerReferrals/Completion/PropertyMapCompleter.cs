using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PartnerReferrals.Completion;

/// <summary>Completes -PropertyMap with a map to each field, to be filled with the user's own column name.</summary>
public sealed class PropertyMapCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var text = (wordToComplete ?? "").TrimStart('@', '{', ' ', '\'');
        return WordCompletion.Of(FieldNameCompleter.Names(), text)
            .Select(c => new CompletionResult($"@{{ 'YourColumn' = '{c.ListItemText}' }}", c.ListItemText, CompletionResultType.ParameterValue, c.ToolTip));
    }
}
