namespace PartnerReferrals.Emulator.Schema;

/// <summary>What a property of a resource may hold.</summary>
internal enum ValueKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A string in the shape of a GUID.</summary>
    Guid,

    /// <summary>A JSON boolean.</summary>
    Flag,

    /// <summary>A JSON number, or a string that spells one (facts 9, "Values for numbers may be strings").</summary>
    Number,

    /// <summary>An ISO 8601 date-time; kept in UTC.</summary>
    Time,

    /// <summary>One value of a closed set on write; any value on read.</summary>
    Enumeration,

    /// <summary>A nested object.</summary>
    Complex,

    /// <summary>An array of nested objects.</summary>
    ComplexList,

    /// <summary>An array of strings.</summary>
    TextList,

    /// <summary>Any JSON: the shape is published nowhere.</summary>
    Any,
}
