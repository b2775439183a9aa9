using System.Collections.Generic;

namespace PartnerReferrals.Mapping;

/// <summary>
/// One input, whatever it was before (hashtable, object, CSV row, JSON), as names and plain values in their order.
/// Values are null, string, bool, a number, DateTime, DateTimeOffset, a nested <see cref="InputObject"/>,
/// an <see cref="IReadOnlyList{T}"/> of such values, or a <see cref="JsonModel"/>. Anything else is for the mapper to refuse.
/// </summary>
public sealed class InputObject
{
    /// <summary>Names and values in the order of the input; a name may occur twice, which the mapper reports.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Fields { get; init; } = [];

    /// <summary>1-based position in the pipeline or among the data rows of a file; 0 where there is none.</summary>
    public long Row { get; init; }

    /// <summary>1-based line in the file where the row begins; null where there is no file.</summary>
    public long? Line { get; init; }
}
