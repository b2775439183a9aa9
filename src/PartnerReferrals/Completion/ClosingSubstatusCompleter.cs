using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes how a deal ended; with nothing when the referral the line names has ended already.</summary>
public sealed class ClosingSubstatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var legal = NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral
            ? StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""))
            : StateTable.States;
        return WordCompletion.Of(
            WellKnownSets.Substatus.Values.Where(w => legal.Contains(new ReferralState(ReferralStatus.Closed, w.Value))), wordToComplete);
    }
}
