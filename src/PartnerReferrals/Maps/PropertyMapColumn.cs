using System.Collections.Generic;

namespace PartnerReferrals;

/// <summary>How sure it is which field a column is.</summary>
public enum PropertyMapCertainty : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>Its name or its values suggest a field: to be looked at.</summary>
    Guess,

    /// <summary>Its name is known, or its values confirm what its name suggests.</summary>
    Sure,
}

/// <summary>One column of a list of deals, and the field it seems to be.</summary>
public sealed class PropertyMapColumn
{
    /// <summary>Name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>The field by its flat name; empty for a column that is not sent, null where nobody knows.</summary>
    public string? Field { get; init; }

    /// <summary>How sure that is.</summary>
    public PropertyMapCertainty Certainty { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Some of its values. Of contact data, and of texts of which nothing is known, letters and digits are replaced.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Fields it may be, where it is not clear.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Field is null ? Column : $"{Column} = {Field}";
}
