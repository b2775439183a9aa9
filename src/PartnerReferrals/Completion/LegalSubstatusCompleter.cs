using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes a substatus with those legal beside -Status and, where the line names a referral, from its present state.</summary>
public sealed class LegalSubstatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var words = WellKnownSets.Substatus.Values.AsEnumerable();
        if (fakeBoundParameters["Status"] is string status && StateTable.SubstatusesOf(status) is { Count: > 0 } beside)
        {
            words = words.Where(w => beside.Contains(w.Value));
        }

        if (NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral)
        {
            var legal = StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""));
            words = words.Where(w => legal.Any(s => string.Equals(s.Substatus, w.Value, StringComparison.Ordinal)));
        }

        return WordCompletion.Of(words, wordToComplete);
    }
}
