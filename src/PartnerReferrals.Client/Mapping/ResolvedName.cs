using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>What a column or key means: a field, nothing known, or something known that is not sent.</summary>
internal sealed class ResolvedName
{
    private const string OnlyTheService = "Only the service sets that.";
    private const string Registers = "Register-PartnerReferral registers deals.";

    private static readonly ResolvedName Nothing = new();

    /// <summary>The field; null where there is none.</summary>
    internal FieldPath? Path { get; private init; }

    /// <summary>What to tell the user; null where there is nothing to tell.</summary>
    internal UnknownName? Unknown { get; private init; }

    /// <summary>Whether a name means something, be it that it is known and not sent. Asked of every cell where the header is looked for, so the nearest name is not.</summary>
    internal static bool IsKnown(string name, PropertyMap? map) =>
        map?.Find(name) is not null || map?.Names(name) == true || FieldTable.Find(name) is not null || FieldTable.IsIgnored(name, out _);

    internal static ResolvedName Of(string name, PropertyMap? map)
    {
        if (map?.Find(name) is { } target)
            return Of(name, target);

        if (map?.Names(name) == true)
            return Nothing;

        if (FieldTable.Find(name) is { } path)
            return map?.Supplies(path) == true ? Nothing : Of(name, path);

        if (FieldTable.IsIgnored(name, out var reason))
            return new ResolvedName { Unknown = reason is null ? null : new UnknownName(name, null, reason) };

        return new ResolvedName { Unknown = new UnknownName(name, FieldTable.Nearest(name)) };
    }

    // Which state of the referral a row was written from is not sent and yet no idle word: it decides conflicts.
    private static ResolvedName Of(string name, FieldPath path) =>
        path.Field == ReferralRows.ETag || path.Field == ReferralRows.UpdatedDateTime ? Nothing
        : RegistrationCells.Has(path.Field) ? new ResolvedName { Unknown = new UnknownName(name, null, Registers) }
        : path.Field.IsReadOnly && path.Field != ReferralRows.Id ? new ResolvedName { Unknown = new UnknownName(name, null, OnlyTheService) }
        : new ResolvedName { Path = path };
}

/// <summary>A column or key that is not sent. Worth one warning a run, not one a row.</summary>
/// <param name="Name">The name as the input wrote it.</param>
/// <param name="Nearest">The known name it resembles most; null when none comes near.</param>
/// <param name="Reason">Why a known name is not sent; null for a name nobody knows.</param>
internal sealed record UnknownName(string Name, string? Nearest, string? Reason = null)
{
    /// <summary>The warning's text. In a file without a header the name is a person's data, so it is masked like a value.</summary>
    public string Message =>
        Text is not null ? Text
        : Reason is not null ? $"'{Shown}' is not sent. {Reason}"
        : Nearest is not null ? $"'{Shown}' is not a known name and is not sent. Did you mean '{Nearest}'?"
        : $"'{Shown}' is not a known name and is not sent.";

    /// <summary>A map that comes with the module, of which the input has no column at all.</summary>
    /// <param name="map">Its name.</param>
    public static UnknownName OfMap(string map) => new(map, null)
    {
        Text = $"The map {map} knows none of these columns. Is this an export of {map}, with English headings? Get-Help about_PartnerReferrals_PropertyMaps says how to write a map for any file.",
    };

    /// <summary>One text for several names: those that are not sent for the same reason are named together.</summary>
    /// <param name="names">The names.</param>
    public static IEnumerable<string> Messages(IEnumerable<UnknownName> names) => names
        .GroupBy(name => name.Reason ?? name.Message, StringComparer.Ordinal)
        .Select(group => group.Count() == 1
            ? group.First().Message
            : $"{string.Join(", ", group.Select(name => $"'{name.Shown}'"))} are not sent. {group.Key}");

    private string? Text { get; init; }

    private string Shown => Redactor.Text(Name);
}
