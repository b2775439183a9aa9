using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Reports;

/// <summary>One thing that went wrong with a row, in words for whoever has to mend it.</summary>
public sealed class ReportFault
{
    /// <summary>Stable error id, such as <c>PartnerReferral.Validation.MissingCountry</c>.</summary>
    public required string ErrorId { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do about it; empty where there is nothing to say.</summary>
    public string Action { get; init; } = "";

    /// <summary>One fault for each thing an exception reports.</summary>
    public static IReadOnlyList<ReportFault> From(PartnerReferralException exception) => exception is ReferralValidationException invalid
        ? From(invalid.Faults)
        : [new ReportFault { ErrorId = exception.ErrorId, Reason = exception.Message, Action = exception.RecommendedAction }];

    /// <summary>The same for what validation found.</summary>
    public static IReadOnlyList<ReportFault> From(IReadOnlyList<Fault> faults) => [.. faults.Select(fault => new ReportFault
    {
        ErrorId = "PartnerReferral.Validation." + fault.Code,
        Reason = fault.Subject + fault.Message,
        Action = fault.Hint,
    })];

    /// <summary>Reason and remedy in one line.</summary>
    public override string ToString() => Action.Length == 0 ? Reason : $"{Reason} {Action}";
}
