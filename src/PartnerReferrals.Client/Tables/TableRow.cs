using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables;

/// <summary>One data row of a file.</summary>
internal sealed class TableRow
{
    /// <summary>
    /// Header names and cells. Empty cells are null. Of a delimited file, white space around an unquoted cell is dropped, inside quotes it is kept;
    /// of a worksheet, numbers, dates and booleans are such. Of a row with a <see cref="Fault"/>, the cells that could be paired with a column.
    /// </summary>
    public required InputObject Input { get; init; }

    /// <summary>
    /// What is wrong with the row's shape: <c>TooFewCells</c>, <c>TooManyCells</c>, <c>CellWithoutColumn</c>,
    /// <c>UnclosedQuote</c>, <c>CellTooLong</c>, <c>InvalidEncoding</c>; null for a sound row.
    /// </summary>
    public Fault? Fault { get; init; }
}
