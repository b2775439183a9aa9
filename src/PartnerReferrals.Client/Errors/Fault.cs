namespace PartnerReferrals.Errors;

/// <summary>How bad a <see cref="Fault"/> is.</summary>
public enum FaultSeverity : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>Worth knowing; the row can be sent.</summary>
    Warning,

    /// <summary>The row cannot be sent.</summary>
    Error,
}

/// <summary>One thing wrong with one field of one input: what a user needs to correct it.</summary>
public sealed class Fault
{
    /// <summary><see cref="Field"/> of a fault that concerns the input as a whole.</summary>
    internal const string WholeInput = "InputObject";

    /// <summary><see cref="Field"/> of a fault in the shape of a file's row.</summary>
    internal const string WholeRow = "Row";

    /// <summary><see cref="Field"/> of a fault in the shape of a file.</summary>
    internal const string WholeFile = "File";

    /// <summary>Error or warning.</summary>
    public FaultSeverity Severity { get; init; } = FaultSeverity.Error;

    /// <summary>Stable code in Pascal case, such as <c>MissingCountry</c>; part of the error id <c>PartnerReferral.Validation.&lt;Code&gt;</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The field by its clean path, such as <c>CustomerProfile.Address.Country</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The name the user wrote for it (column, key), where that differs from <see cref="Field"/>.</summary>
    public string? Column
    {
        get;
        init => field = value is null ? null : Redactor.Text(value);
    }

    /// <summary>The cell of a worksheet where the value stands, such as <c>C17</c>; null where there is none.</summary>
    public string? Cell { get; init; }

    /// <summary>The refused value, shortened; null where none was given. Never the contact data of a person.</summary>
    public string? Value
    {
        get;
        init => field = value is null ? null : Redactor.Text(value);
    }

    /// <summary>One sentence: what is wrong. A value in it that looks like contact data, as a shifted cell does, is masked.</summary>
    public required string Message
    {
        get;
        init => field = Redactor.Text(value);
    }

    /// <summary>What would be accepted.</summary>
    public required string Hint { get; init; }

    /// <summary>1-based row of the input; 0 where there is none.</summary>
    public long Row { get; init; }

    /// <summary>1-based line in the file; null where there is no file.</summary>
    public long? Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}{Message} {Hint}";

    /// <summary>The same fault, found elsewhere.</summary>
    /// <param name="field">See <see cref="Field"/>.</param>
    /// <param name="column">See <see cref="Column"/>.</param>
    /// <param name="row">See <see cref="Row"/>.</param>
    /// <param name="line">See <see cref="Line"/>.</param>
    internal Fault At(string field, string? column, long row, long? line) => new()
    {
        Severity = Severity,
        Code = Code,
        Field = field,
        Column = column,
        Cell = Cell,
        Value = Value,
        Message = Message,
        Hint = Hint,
        Row = row,
        Line = line,
    };

    /// <summary>The field as a heading; empty where the fault is with the whole input, row or file.</summary>
    internal string Subject => Field == WholeInput || (Column is null && Field is WholeRow or WholeFile) ? "" : Cell is null ? $"{Column ?? Field}: " : $"{Column ?? Field} ({Cell}): ";
}

/// <summary>A kind of <see cref="Fault"/>: public API, listed in about_PartnerReferrals_Errors.</summary>
/// <param name="Code">Stable code; the error id is <c>PartnerReferral.Validation.&lt;Code&gt;</c>.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="RecommendedAction">What to do.</param>
internal sealed record FaultCode(string Code, string Meaning, string RecommendedAction);
