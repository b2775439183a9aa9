using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Completes -Culture with the cultures of the table, each with a number and a date as it writes them.</summary>
internal sealed class CultureCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(WrittenCulture.All.Select(culture => new KnownValue(culture.Name, $"{culture.NumberSample}, {culture.DateSample}")), wordToComplete);
}
