using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Completes -Id and -EngagementId with what the session's connection showed last; name and customer are the tooltip.</summary>
internal sealed class RecentReferralCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var isEngagement = string.Equals(parameterName, "EngagementId", StringComparison.OrdinalIgnoreCase);
        var connection = (fakeBoundParameters["Connection"] as PSObject)?.BaseObject as PartnerReferralConnection ?? CurrentConnection.Value;
        return connection is null ? [] : ValueCompletion.Of(
            connection.Recent.Entries
                .Select(r => new KnownValue((isEngagement ? r.EngagementId : r.Id) ?? "", r.Description))
                .Where(w => w.Value.Length > 0)
                .GroupBy(w => w.Value)
                .Select(g => g.First()),
            wordToComplete);
    }
}
