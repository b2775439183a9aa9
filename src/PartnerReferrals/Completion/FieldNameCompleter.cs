using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Mapping;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes names of fields: the clean paths and flat names of the mapping table, with their meaning.</summary>
public sealed class FieldNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        WordCompletion.Of(Names(), wordToComplete);

    /// <summary>Every name once, the short ones first.</summary>
    internal static IEnumerable<WellKnownValue> Names() => FieldTable.All
        .SelectMany(f => f.Aliases.Take(1).Append(f.Path.Replace("[]", "")).Select(name => new WellKnownValue(name, f.Description)))
        .GroupBy(w => w.Value)
        .Select(g => g.First())
        .OrderBy(w => w.Value.Contains("."));
}
