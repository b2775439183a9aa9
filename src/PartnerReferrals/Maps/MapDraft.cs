using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Maps;

/// <summary>What a map for a file could say, by its header and its first rows.</summary>
internal sealed class MapDraft
{
    /// <summary>Rows that are looked at.</summary>
    internal const int MostRows = 1000;

    private const int FewestOfMap = 4;
    private const double MostOfMap = 0.6;

    private static readonly string[] Needed = ["Name", "CustomerName", "AddressLine1", "City", "Country", "ConsentToContact", "ConsentToShareInfo"];

    // One column of the portal is both consents.
    private static readonly string[] OfConsent = ["ConsentToContact", "ConsentToShareInfo"];

    private MapDraft(IReadOnlyList<PropertyMapColumn> columns) => Columns = columns;

    /// <summary>Every column in the order of the file.</summary>
    internal IReadOnlyList<PropertyMapColumn> Columns { get; }

    /// <summary>A map of the module that knows most of the columns; null for none.</summary>
    internal BuiltInMap? BuiltIn { get; private init; }

    /// <summary>How numbers and dates are said to be written; null where nobody said.</summary>
    internal WrittenCulture? Culture { get; private init; }

    /// <summary>Values read in two ways: a culture has to be said.</summary>
    internal bool NeedsCulture { get; private init; }

    /// <summary>What every referral needs and no column seems to be.</summary>
    internal IEnumerable<string> Missing
    {
        get
        {
            var given = Columns.Where(column => column.Field is { Length: > 0 }).SelectMany(column => column.Field!.Split([", "], StringSplitOptions.None))
                .Select(name => FieldTable.Find(name)?.Field.FlatColumn ?? name).ToList();
            return Needed.Where(name => !given.Contains(name) && !(OfConsent.Contains(name) && given.Contains(ReferralRows.ContactConsent.FlatColumn)));
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ReferralValidationException">It cannot be read, or names no columns.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static MapDraft Read(string path, TableReading reading, WrittenCulture? culture, CancellationToken stop)
    {
        var columns = new List<ColumnValues>();
        var byName = new Dictionary<string, ColumnValues>(StringComparer.OrdinalIgnoreCase);
        using var file = TableFile.Open(path, reading);
        foreach (var name in file.Columns)
        {
            Column(name);
        }

        foreach (var row in file.ReadRows().Take(MostRows))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var cell in row.Input.Fields)
            {
                Column(cell.Key)?.Add(cell.Value);
            }
        }

        if (columns.Exists(column => column.IsNamedByValue) && !columns.Exists(column => IsKnown(column.Name)))
        {
            throw new ReferralValidationException(HeaderIsData());
        }

        var builtIn = FindBuiltIn(columns);
        var fit = new ColumnFit(culture);
        return new MapDraft(new ColumnGuess(fit, builtIn).Of(columns)) { BuiltIn = builtIn, Culture = culture, NeedsCulture = fit.NeedsCulture };

        // JSON has no header: each object may bring names of its own.
        ColumnValues? Column(string name)
        {
            var trimmed = name.Trim();
            if (trimmed.Length == 0)
            {
                return null;
            }

            if (!byName.TryGetValue(trimmed, out var column))
            {
                byName.Add(trimmed, column = new ColumnValues(trimmed, culture));
                columns.Add(column);
            }

            return column;
        }
    }

    /// <summary>Whether a name is a column's of some list of deals.</summary>
    internal static bool IsKnown(string name) =>
        FieldTable.Find(name) is not null || FieldTable.IsIgnored(name, out _) || ColumnWords.Find(name) is not null || BuiltInMap.All.Any(map => map.Columns.Names(name));

    // What stands there may be a person's data, so none of it is shown.
    private static Fault HeaderIsData() => new()
    {
        Code = "NoKnownColumn",
        Field = Fault.WholeFile,
        Message = "The first line looks like data, not like the names of columns.",
        Hint = "Put a line above it that names the columns.",
    };

    private static BuiltInMap? FindBuiltIn(IReadOnlyList<ColumnValues> columns)
    {
        var known = columns.Count(column => FieldTable.Find(column.Name) is not null);
        return BuiltInMap.All
            .Select(map => (map, count: columns.Count(column => map.Columns.Names(column.Name))))
            .Where(found => found.count >= FewestOfMap && found.count >= MostOfMap * columns.Count && found.count > known)
            .OrderByDescending(found => found.count)
            .Select(found => found.map)
            .FirstOrDefault();
    }
}
