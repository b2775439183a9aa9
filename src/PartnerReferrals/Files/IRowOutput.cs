using System;
using System.Collections.Generic;

namespace PartnerReferrals.Files;

/// <summary>A file as output, written row by row below its header.</summary>
internal interface IRowOutput : IDisposable
{
    void WriteRow(IReadOnlyList<object?> cells);

    /// <summary>Writes what is left to disk; a full disk shows here.</summary>
    void Close();
}
