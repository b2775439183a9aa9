using System.Management.Automation;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Commands;

/// <summary>Why an input is for another cmdlet than the one it was given to.</summary>
/// <param name="field">The field that says so.</param>
/// <param name="value">What it says, where that speaks for itself beside what to do.</param>
/// <param name="record">The error, which names the other cmdlet.</param>
internal sealed class Redirection(string field, string? value, ErrorRecord record)
{
    internal ErrorRecord Record { get; } = record;

    /// <summary>The same as a line of the table of faulty rows.</summary>
    internal Fault AsFault() => new()
    {
        Code = Record.FullyQualifiedErrorId,
        Field = field,
        Value = value,
        Message = Record.ErrorDetails.Message,
        Hint = Record.ErrorDetails.RecommendedAction,
    };
}
