using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>One row of a run as a report sees it.</summary>
internal sealed class ReportRow
{
    /// <summary>1-based number in the input.</summary>
    public required long Row { get; init; }

    /// <summary>1-based line in the file where the row begins; null where there is no file.</summary>
    public long? Line { get; init; }

    /// <summary>What the journal knows the row by, such as its external id.</summary>
    public string? Key { get; init; }

    /// <summary>The deal's name.</summary>
    public string? Name { get; init; }

    /// <summary>How the row ended.</summary>
    public required RowState State { get; init; }

    /// <summary>What went wrong with it. A row with faults is listed by name, one without is only counted.</summary>
    public IReadOnlyList<ReportFault> Faults { get; init; } = [];

    /// <summary>When the service's answer settled the row, counted from the start of the run; null for a row that was not sent.</summary>
    public TimeSpan? ResolvedAfter { get; init; }

    /// <summary>The row as it was read; what <see cref="FailureRows"/> writes out again.</summary>
    public InputObject? Input { get; init; }
}

/// <summary>One thing that went wrong with a row, in words for whoever has to correct it.</summary>
internal sealed class ReportFault
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
