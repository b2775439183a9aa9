using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Changing;

namespace PartnerReferrals.Completion;

/// <summary>Completes a parameter of Register-PartnerReferral with the words its part of a registration takes.</summary>
public sealed class RegistrationWordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        RegistrationEdit.Find(parameterName)?.Field.Words is { } words ? WordCompletion.Of(words.Values, wordToComplete) : [];
}
