using PartnerReferrals.Mapping;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Csv;

/// <summary>One data row of a file.</summary>
public sealed class CsvRow
{
    /// <summary>
    /// Header names and cells. Empty cells are null. White space around an unquoted cell is dropped, inside quotes it is kept.
    /// Of a row with a <see cref="Fault"/>, the cells that could be paired with a column.
    /// </summary>
    public required InputObject Input { get; init; }

    /// <summary>
    /// What is wrong with the row's shape: <c>TooFewCells</c>, <c>TooManyCells</c>, <c>CellWithoutColumn</c>,
    /// <c>UnclosedQuote</c>, <c>CellTooLong</c>, <c>InvalidEncoding</c>; null for a sound row.
    /// </summary>
    public Fault? Fault { get; init; }
}
