using System;
using System.Collections.Generic;

namespace PartnerReferrals.Csv;

/// <summary>An open delimited file.</summary>
public interface ICsvRowWriter : IDisposable
{
    /// <summary>Writes one row; null cells are empty.</summary>
    void WriteRow(IReadOnlyList<string?> cells);
}
