using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>One referral while it is being mapped.</summary>
internal sealed class ReferralDraft(long row, long? line, ReadingContext written)
{
    private List<JArray>? _assembled;

    internal long Row { get; } = row;

    internal long? Line { get; } = line;

    /// <summary>The input itself, by which its values are found where they stand; null where there is none.</summary>
    internal InputObject? Input { get; init; }

    internal JObject Json { get; } = [];

    /// <summary>How the texts of the input are written.</summary>
    internal ReadingContext Written { get; } = written;

    /// <summary>It is a value to be set: there "nothing" has to be said plainly.</summary>
    internal bool IsChange { get; init; }

    /// <summary>An amount came with the sign of a currency.</summary>
    internal bool HasCurrencyMarks { get; private set; }

    /// <summary>An amount has decimals, which its currency may not have.</summary>
    internal bool HasFractions { get; private set; }

    internal List<Fault> Faults { get; } = [];

    internal List<UnknownName> UnknownNames { get; } = [];

    internal List<FieldPath> Cleared { get; } = [];

    /// <summary>Deal type by name.</summary>
    internal DealType? DealType { get; set; }

    /// <summary>The portal's question whether Microsoft's help is required.</summary>
    internal bool? HelpRequired { get; set; }

    internal string? ReferralId { get; set; }

    /// <summary>The input holds objects, such as a whole customer, and not only single values.</summary>
    internal bool HasParts { get; set; }

    /// <summary>Status and substatus came by the portal's columns.</summary>
    internal bool HasPortalState { get; set; }

    /// <summary>Solutions came by flat id alone, without a column for their type.</summary>
    internal bool HasSolutionIds { get; set; }

    internal bool HasSolutionTypes { get; set; }

    /// <summary>A reason given by its number in the portal's list, until the substatus is known.</summary>
    internal (string Number, FieldLocation Location)? NumberedReason { get; set; }

    /// <summary>Lists put together from single cells, which may have gaps.</summary>
    internal IReadOnlyList<JArray> Assembled => _assembled ?? (IReadOnlyList<JArray>)[];

    /// <summary>Notes what an amount of money came with.</summary>
    internal void Note(Field field, JToken value)
    {
        if (!field.IsMoney)
            return;

        HasCurrencyMarks |= AmountCurrency.Of(value) is not null;
        HasFractions |= value is JValue { Value: decimal };
    }

    /// <summary>Notes what the amounts taken over from another draft came with.</summary>
    internal void NoteAmountsOf(ReferralDraft other)
    {
        HasCurrencyMarks |= other.HasCurrencyMarks;
        HasFractions |= other.HasFractions;
    }

    internal bool IsAssembled(JArray list) => _assembled is not null && _assembled.Contains(list);

    internal void MarkAssembled(JArray list)
    {
        _assembled ??= [];
        if (!_assembled.Contains(list))
            _assembled.Add(list);
    }

    internal void Report(FaultCode code, FaultSeverity severity, FieldLocation place, string? value, string message, string hint) => Faults.Add(new Fault
    {
        Severity = severity,
        Code = code.Code,
        Field = place.Path,
        Column = string.Equals(place.Column, place.Path, StringComparison.Ordinal) ? null : place.Column,
        Cell = Input?.CellOf(place.Column),
        Value = value,
        Message = message,
        Hint = hint,
        Row = Row,
        Line = Line,
    });

    /// <summary>Reports a value that is not sent, although nothing is wrong with the row.</summary>
    internal void Report(Field field, FieldLocation place, string? value, FaultCode warning)
    {
        var shown = field.IsPersonal || field.Kind == FieldKind.Members ? null : PlainText.Shown(value);
        Report(warning, FaultSeverity.Warning, place, shown, shown is null ? warning.Meaning : $"'{shown}' is not sent: the map does not list it.", warning.RecommendedAction);
    }

    /// <summary>Reports what a conversion found; the value is shown unless it is a person's.</summary>
    internal void Report(Field field, FieldLocation place, object? value, in Converted conversion)
    {
        var shown = field.IsPersonal || field.Kind == FieldKind.Members ? null : PlainText.Shown(value);
        var subject = shown is null ? "The value" : $"'{shown}'";
        var refused = conversion.Token is null && (IsChange || !conversion.IsLeftOut);
        Report(
            conversion.Code!,
            refused ? FaultSeverity.Error : FaultSeverity.Warning,
            place,
            shown,
            $"{subject} is {(refused ? "refused" : "doubtful")}: {conversion.Message}",
            conversion.Hint ?? field.Accepted);
    }
}
