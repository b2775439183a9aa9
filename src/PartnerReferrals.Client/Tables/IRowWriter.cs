using System;
using System.Collections.Generic;

namespace PartnerReferrals.Tables;

/// <summary>An open file that takes rows. Dispose it to write what is left; whoever opened the stream below closes that.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes one row: text, numbers, dates, booleans. Null cells are empty.</summary>
    void WriteRow(IReadOnlyList<object?> cells);
}
