using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes a status with those the referral can move to, where the line names one; else with all.</summary>
public sealed class LegalStatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var words = WellKnownSets.Status.Values.AsEnumerable();
        if (NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral)
        {
            var legal = StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""));
            words = words.Where(w => legal.Any(s => s.Status == w.Value));
        }

        return WordCompletion.Of(words, wordToComplete);
    }
}
