using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Events;

namespace PartnerReferrals.Completion;

/// <summary>Completes the names of events about referrals.</summary>
internal sealed class EventNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(EventNames.All, wordToComplete);
}
