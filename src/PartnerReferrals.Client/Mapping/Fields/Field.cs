using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>One row of the <see cref="FieldTable"/>: a property of a referral and everything it is called.</summary>
internal sealed class Field
{
    private string? _name;

    internal Field(string wirePath, FieldKind kind, string description)
    {
        WirePath = wirePath;
        Kind = kind;
        Description = description;
        var steps = wirePath.Split('.');
        var last = steps[steps.Length - 1];
        if (last.EndsWith("]", StringComparison.Ordinal) && !last.EndsWith("[]", StringComparison.Ordinal))
            Pair = last.Substring(last.IndexOf('[') + 1).TrimEnd(']');

        Steps = [.. steps.Select(WithoutBrackets)];
        WireName = Steps[Steps.Count - 1];
    }

    /// <summary>
    /// Path on the wire; <c>[]</c> stands behind a list, such as <c>team[].email</c>,
    /// and a word in brackets picks one pair of a list, such as <c>customerProfile.ids[Duns]</c>.
    /// </summary>
    public string WirePath { get; }

    /// <summary>Clean path, such as <c>Team[].Email</c>.</summary>
    public string Path =>
        Pair is not null ? $"{Parent!.Path.Substring(0, Parent.Path.Length - 2)}[{Pair}]"
        : Parent is null ? Name + Brackets
        : $"{Parent.Path}.{Name}{Brackets}";

    /// <summary>Last part of <see cref="WirePath"/>.</summary>
    public string WireName { get; }

    /// <summary>Last part of <see cref="Path"/>: the name of the model's property.</summary>
    public string Name
    {
        get => _name ??= char.ToUpperInvariant(WireName[0]) + WireName.Substring(1);
        internal init => _name = value;
    }

    /// <summary>How the value is read.</summary>
    public FieldKind Kind { get; }

    /// <summary>What it means, one line.</summary>
    public string Description { get; }

    /// <summary>What is accepted, one line.</summary>
    public string Accepted => FieldAcceptance.Of(this);

    /// <summary>Flat names, such as <c>City</c>; the first is the column of a flat export.</summary>
    public IReadOnlyList<string> Aliases { get; internal init; } = [];

    /// <summary>Other names of the property inside its object, such as <c>Phone</c> for <c>PhoneNumber</c>.</summary>
    public IReadOnlyList<string> OtherNames { get; internal init; } = [];

    /// <summary>Columns of the portal's bulk file; the first is the one written. Numbered ones without their number.</summary>
    public IReadOnlyList<string> PortalColumns { get; internal init; } = [];

    /// <summary>How many numbered columns the portal's file has for the list (<c>Solution 1</c> to <c>Solution 50</c>); 0 where there is one column.</summary>
    public int PortalColumnCount { get; internal init; }

    /// <summary>The known values of the field; null where it takes free text.</summary>
    public KnownValueSet? KnownValues { get; internal init; }

    /// <summary>Smallest number accepted; null where there is no bound.</summary>
    public decimal? Minimum { get; internal init; }

    /// <summary>An amount in the currency that stands beside it: no more decimals than the currency has are sent.</summary>
    public bool IsMoney { get; internal init; }

    /// <summary>Set by the service: accepted in input and not sent.</summary>
    public bool IsReadOnly { get; internal set; }

    /// <summary>Contact data of a person: its value is never shown in a message.</summary>
    public bool IsPersonal { get; internal init; }

    /// <summary>What somebody or something is called, or where it is: entities of HTML are no part of it.</summary>
    public bool IsName { get; internal init; }

    /// <summary>Takes any text.</summary>
    public bool IsFreeText => Kind is FieldKind.Text or FieldKind.Email or FieldKind.Phone or FieldKind.PostalCode or FieldKind.Reason;

    /// <summary>An instruction to the module rather than a property of the wire, such as <c>DealType</c>.</summary>
    public bool IsVirtual { get; internal init; }

    /// <summary>Can be sent when a referral is created.</summary>
    public bool CanCreate => !IsReadOnly && !IsVirtual;

    /// <summary>The service documents a patch of this property (facts 9).</summary>
    public bool CanPatch { get; internal init; }

    /// <summary>Cannot change once the referral exists (facts 6).</summary>
    public bool IsFrozen { get; internal init; }

    /// <summary>A list.</summary>
    public bool IsList => Kind is FieldKind.Tags or FieldKind.Solutions or FieldKind.Members or FieldKind.Pairs or FieldKind.Objects;

    /// <summary>Stands inside a list, however deep.</summary>
    public bool IsInList
    {
        get
        {
            for (var above = Parent; above is not null; above = above.Parent)
            {
                if (above.IsList)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The object or list the property stands in; null at the top.</summary>
    public Field? Parent { get; internal set; }

    /// <summary>Header of a flat export.</summary>
    public string FlatColumn => Aliases.Count > 0 ? Aliases[0] : Path.Replace("[]", "");

    /// <summary>Property names from the top down.</summary>
    internal IReadOnlyList<string> Steps { get; }

    /// <summary>Properties of the object, or of the list's elements, by every name they have.</summary>
    internal Dictionary<string, Field> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>A list of any JSON: a single value becomes a list of one.</summary>
    internal bool IsListOfJson { get; init; }

    /// <summary>The element's property that tells the pairs of the list apart; the value stands in <c>id</c>.</summary>
    internal string? PairKey { get; init; }

    /// <summary>The key of the one pair this field stands for, such as <c>Duns</c>; otherwise null.</summary>
    internal string? Pair { get; }

    private string Brackets => IsList ? "[]" : "";

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static string WithoutBrackets(string step) => step.IndexOf('[') is > 0 and var bracket ? step.Substring(0, bracket) : step;
}

/// <summary>One line on what a field takes: for help, and for the hint of a fault.</summary>
internal static class FieldAcceptance
{
    internal static string Of(Field field) => field.Kind switch
    {
        FieldKind.Text => "Any text.",
        FieldKind.Email => "An e-mail address; of 'Name <a@b.example>' the address.",
        FieldKind.Phone => "A phone number, as text.",
        FieldKind.PostalCode => "A postal code, as text.",
        FieldKind.Guid => "A GUID.",
        FieldKind.Decimal => field.Minimum is null ? "A number such as 50000 or 1234.56." : "A number such as 50000 or 1234.56, not below zero.",
        FieldKind.Date => "A date such as 2026-12-31 (ISO 8601), 31.12.2026, 31 December 2026 or 12/31/2026 (month/day/year); without a time it is midnight UTC.",
        FieldKind.Boolean => "Yes, No, True, False, 1 or 0; also x, a tick, and yes and no in other languages (ja, nein, oui, non, sí).",
        FieldKind.Enumeration => OfKnownValues(field.KnownValues!),
        FieldKind.Country => "A two-letter country code (ISO 3166-1), or a country's name.",
        FieldKind.Currency => "A three-letter currency code (ISO 4217), or a currency's name.",
        FieldKind.Duns => "A D-U-N-S number: nine digits; dashes do not matter.",
        FieldKind.Reason => "Any text; in the portal's own column also a number of the portal's list.",
        FieldKind.Tags => $"One or many ids, in one cell parted by ';'. {OfKnownValues(field.KnownValues!)}",
        FieldKind.Solutions => "One or many: objects with an Id, ids, or cells 'id, currency, price, quantity'; in one cell parted by ';'.",
        FieldKind.Members => "One or many: objects with FirstName, LastName, PhoneNumber, Email, or cells 'first, last, phone, email'; in one cell parted by ';'.",
        FieldKind.Pairs => "One or many: objects, or cells 'key=value' parted by ';'.",
        FieldKind.Objects => "One or many objects.",
        FieldKind.Object => "An object (hashtable).",
        _ => "Any value.",
    };

    internal static string OfKnownValues(KnownValueSet known) => known.Policy switch
    {
        KnownValuePolicy.Closed => $"One of: {known}.",
        _ when known.Values.Count <= 20 => $"Such as: {known}.",
        _ => $"See the list {known.Name} (Tab completes it).",
    };
}
