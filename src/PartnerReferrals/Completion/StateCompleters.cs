using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Completes a status with those the referral can move to, where the line names one; else with all.</summary>
internal sealed class LegalStatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var values = KnownValueSets.Status.Values.AsEnumerable();
        if (NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral)
        {
            var legal = StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""));
            values = values.Where(w => legal.Any(s => s.Status == w.Value));
        }

        return ValueCompletion.Of(values, wordToComplete);
    }
}

/// <summary>Completes a substatus with those legal beside -Status and, where the line names a referral, from its present state.</summary>
internal sealed class LegalSubstatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var values = KnownValueSets.Substatus.Values.AsEnumerable();
        if (fakeBoundParameters["Status"] is string status && StateTable.SubstatusesOf(status) is { Count: > 0 } beside)
        {
            values = values.Where(w => beside.Contains(w.Value));
        }

        if (NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral)
        {
            var legal = StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""));
            values = values.Where(w => legal.Any(s => string.Equals(s.Substatus, w.Value, StringComparison.Ordinal)));
        }

        return ValueCompletion.Of(values, wordToComplete);
    }
}

/// <summary>Completes the state of Microsoft's leg with the substatuses it can have.</summary>
internal sealed class MicrosoftStateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(KnownValueSets.Substatus.Values.Where(w => StateTable.StatusOf(w.Value) is not null && w.Value != ReferralSubstatus.Received), wordToComplete);
}

/// <summary>Completes how a deal ended; with nothing when the referral the line names has ended already.</summary>
internal sealed class ClosingSubstatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var legal = NamedReferral.Of(commandAst, fakeBoundParameters) is { } referral
            ? StateTable.MovesFrom(new ReferralState(referral.Status ?? "", referral.Substatus ?? ""))
            : StateTable.States;
        return ValueCompletion.Of(
            KnownValueSets.Substatus.Values.Where(w => legal.Contains(new ReferralState(ReferralStatus.Closed, w.Value))), wordToComplete);
    }
}

/// <summary>Completes a reason from the portal's list for the substatus: that of -As or -Substatus, Declined for Deny-PartnerReferral.</summary>
internal sealed class StatusReasonCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var substatus = commandName.StartsWith("Deny", StringComparison.OrdinalIgnoreCase)
            ? ReferralSubstatus.Declined
            : (fakeBoundParameters["As"] ?? fakeBoundParameters["Substatus"])?.ToString();
        return StatusReasons.Of(substatus) is { } reasons ? ValueCompletion.Of(reasons.Values, wordToComplete) : [];
    }
}
