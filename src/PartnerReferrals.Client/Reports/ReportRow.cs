using System;
using System.Collections.Generic;
using PartnerReferrals.Bulk;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Reports;

/// <summary>One row of a run as a report sees it.</summary>
public sealed class ReportRow
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
    public TimeSpan? SettledAfter { get; init; }

    /// <summary>The row as it was read; what <see cref="FailureCsv"/> writes out again.</summary>
    public InputObject? Input { get; init; }
}
