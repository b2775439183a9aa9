using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Completion;

/// <summary>Completes a parameter with the words its field takes: the mapping table knows them by the parameter's name.</summary>
public sealed class FieldWordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FieldTable.Find(parameterName)?.Field.Words is { } words ? WordCompletion.Of(words.Values, wordToComplete) : [];
}
