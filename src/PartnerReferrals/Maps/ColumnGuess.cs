using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Maps;

/// <summary>Says which field a column is: by its name first, and by what the field makes of its values.</summary>
/// <param name="fit">How well values fit a field.</param>
/// <param name="builtIn">A map of the module that knows the columns; null for none.</param>
internal sealed class ColumnGuess(ColumnFit fit, BuiltInMap? builtIn)
{
    private const string ExternalReferenceId = nameof(Referral.ExternalReferenceId);
    private const int MostNearest = 3;
    private const int ShortestPart = 4;
    private const double Half = 0.5;
    private const double Most = 0.9;

    // By its words or its spelling nothing is taken for a consent, nor for the id of an existing referral.
    private static readonly Field[] OwnNameOnly = [.. FieldTable.All.Where(field => field.WirePath.StartsWith("consent", StringComparison.Ordinal)), ReferralRows.Id];

    private static readonly Dictionary<ColumnContent, string[]> ByContent = new()
    {
        [ColumnContent.Email] = ["ContactEmail", "TeamEmail"],
        [ColumnContent.Phone] = ["ContactPhone", "TeamPhone"],
        [ColumnContent.Guid] = [ExternalReferenceId],
        [ColumnContent.Solution] = ["SolutionId"],
        [ColumnContent.Country] = ["Country"],
        [ColumnContent.Currency] = ["Currency"],
        [ColumnContent.Date] = ["ClosingDate"],
        [ColumnContent.YesNo] = ["ConsentToContact", "ConsentToShareInfo", "ShareWithMicrosoft"],
        [ColumnContent.Number] = ["DealValue"],
    };

    // Nothing else in a list of deals looks so.
    private static readonly ColumnContent[] Telling = [ColumnContent.Solution, ColumnContent.Country, ColumnContent.Currency];

    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <summary>What each column is. Of two for one field it is the one whose name says more.</summary>
    internal IReadOnlyList<PropertyMapColumn> Of(IReadOnlyList<ColumnValues> columns)
    {
        var found = new Dictionary<ColumnValues, PropertyMapColumn>();
        foreach (var way in new Func<ColumnValues, PropertyMapColumn?>[] { OfBuiltIn, OfName, OfWord, OfSpelling, OfContent })
        {
            foreach (var column in columns.Where(column => !found.ContainsKey(column)))
            {
                if (way(column) is { } told)
                {
                    found.Add(column, told);
                }
            }
        }

        return [.. columns.Select(column => found.TryGetValue(column, out var told) ? told : Unknown(column))];
    }

    private PropertyMapColumn? OfBuiltIn(ColumnValues column)
    {
        if (builtIn is not { Columns: var map } || !map.Names(column.Name))
        {
            return null;
        }

        var paths = map.Find(column.Name) is { } path ? [path] : map.Sources.Where(source => source.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase)).Select(source => source.Path).ToList();
        foreach (var taken in paths)
        {
            _taken[taken.Text] = column.Name;
        }

        return Known(column, string.Join(", ", paths.Select(p => p.Field.FlatColumn)), PropertyMapCertainty.Sure, $"{builtIn.Name} calls it so.", paths.FirstOrDefault()?.Field);
    }

    private PropertyMapColumn? OfName(ColumnValues column)
    {
        if (FieldTable.IsCrmId(column.Name))
        {
            return Take(column, ExternalReferenceId, column.AreUnique ? PropertyMapCertainty.Sure : PropertyMapCertainty.Guess, "It looks like a CRM's own id.");
        }

        if (FieldTable.Find(column.Name) is not { Field: var field } path)
        {
            return FieldTable.IsIgnored(column.Name, out var reason) ? Ignored(column, reason ?? "It is never sent.") : null;
        }

        if (field == ReferralRows.Id && column.Content is not (ColumnContent.Guid or ColumnContent.Nothing))
        {
            return Take(column, ExternalReferenceId, PropertyMapCertainty.Guess, "Its values are no ids of Partner Center.");
        }

        if (field.IsReadOnly && field != ReferralRows.Id)
        {
            return Ignored(column, "Only the service sets that.");
        }

        if (_taken.TryGetValue(path.Text, out var other))
        {
            return Ignored(column, $"'{other}' is that field.");
        }

        var share = fit.Of(column, path);
        if (share < Half && field.Kind is FieldKind.Object or FieldKind.Members or FieldKind.Solutions or FieldKind.Objects)
        {
            // A text called Address is no address in parts.
            return null;
        }

        // A column of the portal's file, or one of several for a list, says more than the field's flat name.
        _taken[path.Text] = column.Name;
        var target = path.IsPortal || path.Indexes.Count > 0 || path.Key is not null ? column.Name : field.FlatColumn;
        return share < Half
            ? Known(column, target, PropertyMapCertainty.Guess, "The name is known, but most of its values are refused.", field)
            : Known(column, target, PropertyMapCertainty.Sure, "The name is known.", field);
    }

    private PropertyMapColumn? OfWord(ColumnValues column) =>
        ColumnWords.Find(column.Name) is { } target ? Take(column, target, PropertyMapCertainty.Guess, "By its name.") : null;

    private PropertyMapColumn? OfSpelling(ColumnValues column) =>
        FieldTable.Nearest(column.Name) is { } near ? Take(column, near, PropertyMapCertainty.Guess, $"It is spelt much like {near}.") : null;

    private PropertyMapColumn? OfContent(ColumnValues column) =>
        Telling.Contains(column.Content) ? Take(column, ByContent[column.Content][0], PropertyMapCertainty.Guess, "By its values.") : null;

    /// <summary>Takes a field for a column, unless another column is it or its values do not fit. Values that are of its kind make sure of it.</summary>
    private PropertyMapColumn? Take(ColumnValues column, string target, PropertyMapCertainty certainty, string reason)
    {
        if (FieldTable.Find(target) is not { Field: var field } path || OwnNameOnly.Contains(field) || _taken.ContainsKey(path.Text))
        {
            return null;
        }

        var share = fit.Of(column, path);
        if (share < Half)
        {
            return null;
        }

        _taken.Add(path.Text, column.Name);
        return ColumnFit.IsOfItsKind(column, field) && share >= Most
            ? Known(column, field.FlatColumn, PropertyMapCertainty.Sure, reason.TrimEnd('.') + ", and its values are of that kind.", field)
            : Known(column, field.FlatColumn, certainty, reason, field);
    }

    private static PropertyMapColumn Ignored(ColumnValues column, string reason) => Known(column, "", PropertyMapCertainty.Sure, reason, null);

    private static PropertyMapColumn Known(ColumnValues column, string field, PropertyMapCertainty certainty, string reason, Field? shownAs) => new()
    {
        Column = column.Name,
        Field = field,
        Certainty = certainty,
        Reason = reason,
        Samples = column.Samples(shownAs is { IsPersonal: false } and not { Kind: FieldKind.Members or FieldKind.Object or FieldKind.Objects } && !LongText.Contains(shownAs.FlatColumn)),
    };

    // Whoever writes a note may name anybody in it.
    private static readonly string[] LongText = ["Notes", "InviteNotes"];

    private PropertyMapColumn Unknown(ColumnValues column) => new() { Column = column.Name, Samples = column.Samples(areShown: false), Nearest = [.. Nearest(column).Take(MostNearest)] };

    private IEnumerable<string> Nearest(ColumnValues column)
    {
        var key = NameKey.Of(column.Name);
        var byContent = ByContent.TryGetValue(column.Content, out var fields) ? fields : [];
        var byName = FieldTable.All
            .Where(field => !field.IsReadOnly && field.Aliases.Count > 0 && !byContent.Contains(field.FlatColumn))
            .Select(field => (field.FlatColumn, Key: NameKey.Of(field.FlatColumn)))
            .Where(name => HasPart(name.Key, key) || HasPart(key, name.Key) || NearestName.Distance(key, name.Key) <= key.Length / 3)
            .OrderBy(name => NearestName.Distance(key, name.Key))
            .Select(name => name.FlatColumn);
        return byContent.Concat(byName).Where(name => !_taken.ContainsKey(FieldTable.Find(name)!.Text));
    }

    private static bool HasPart(string text, string part) => part.Length >= ShortestPart && text.IndexOf(part, StringComparison.Ordinal) >= 0;
}
