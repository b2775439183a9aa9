using System.Collections.Generic;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>What an offline check found out about one input.</summary>
public sealed class TestResult
{
    /// <summary>The file; null where the input is none.</summary>
    public string? Path { get; init; }

    /// <summary>1-based row of the input; of a workbook, the row of its worksheet.</summary>
    public required long Row { get; init; }

    /// <summary>1-based line in the file; null where there is no file.</summary>
    public long? Line { get; init; }

    /// <summary>Deal name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the row can be sent: warnings do not count.</summary>
    public required bool IsValid { get; init; }

    /// <summary>The deal type the row asks for or amounts to.</summary>
    public DealType? DealType { get; init; }

    /// <summary>Everything found, errors and warnings.</summary>
    public required IReadOnlyList<Fault> Issues { get; init; }

    /// <summary>The same in words; empty where nothing was found.</summary>
    public string Message => string.Join(" ", Issues);
}
