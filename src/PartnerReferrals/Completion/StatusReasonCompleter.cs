using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Changing;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Completes a reason from the portal's list for the substatus: that of -As or -Substatus, Declined for Deny-PartnerReferral.</summary>
public sealed class StatusReasonCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var substatus = commandName.StartsWith("Deny", StringComparison.OrdinalIgnoreCase)
            ? ReferralSubstatus.Declined
            : (fakeBoundParameters["As"] ?? fakeBoundParameters["Substatus"])?.ToString();
        return StatusReasons.Of(substatus) is { } reasons ? WordCompletion.Of(reasons.Values, wordToComplete) : [];
    }
}
