using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>
/// What the user's own columns mean: from a column to a name of the <see cref="FieldTable"/>, and where a field comes from that no single column gives.
/// </summary>
internal sealed class PropertyMap
{
    private const int LongestReason = 200;

    private readonly Dictionary<string, FieldPath?> _columns;
    private readonly HashSet<string> _supplied;

    /// <param name="columns">Columns and what they stand for; null for one that is ignored, or that only a source reads.</param>
    /// <param name="sources">Fields that are put together.</param>
    internal PropertyMap(Dictionary<string, FieldPath?> columns, IReadOnlyList<FieldSource> sources)
    {
        _columns = columns;
        Sources = sources;
        foreach (var column in sources.SelectMany(source => source.Columns).Where(column => !columns.ContainsKey(column)))
            columns.Add(column, null);

        _supplied = new(sources.Select(source => source.Path.Text), StringComparer.Ordinal);
    }

    /// <summary>A map that says nothing.</summary>
    internal static PropertyMap Empty { get; } = new(new(StringComparer.OrdinalIgnoreCase), []);

    /// <summary>The columns that the map names, whatever for.</summary>
    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>Fields that come from several columns, by way of a table, or from none.</summary>
    internal IReadOnlyList<FieldSource> Sources { get; }

    /// <summary>What holds where neither a row nor a parameter says anything.</summary>
    internal InputObject Defaults { get; init; } = new();

    /// <summary>How numbers and dates are written, as the name of a culture; null where the map does not say.</summary>
    internal string? Culture { get; init; }

    /// <summary>Columns of which the input should have one each: those that the user wrote down. A ready-made map names more than any one file has.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Expected { get; init; } = [];

    /// <summary>The name of a ready-made map that is part of this one; null where there is none.</summary>
    internal string? BuiltInName { get; init; }

    /// <summary>The field a column stands for; null for a column that stands for none.</summary>
    /// <param name="column">The column.</param>
    public FieldPath? Find(string column) => _columns.TryGetValue((column ?? "").Trim(), out var path) ? path : null;

    /// <summary>Whether the map names the column: then it is no name of the table, whatever it is called.</summary>
    internal bool Names(string column) => _columns.ContainsKey(column.Trim());

    /// <summary>Whether nothing of the column goes anywhere.</summary>
    internal bool Ignores(string column) => Names(column) && Find(column) is null && !Sources.Any(source => source.Columns.Contains(column.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a source gives the field: no column does so by its name alone then.</summary>
    internal bool Supplies(FieldPath path) => _supplied.Contains(path.Text);

    /// <summary>The fault of a row for which a script block that computes a field failed.</summary>
    /// <param name="name">The field, by any of its names.</param>
    /// <param name="reason">What the script said; left out where the field is a person's, as it may repeat the value.</param>
    /// <param name="input">The row.</param>
    public static Fault ScriptFailed(string name, string reason, InputObject? input = null)
    {
        var path = FieldTable.Find(name);
        var isPersonal = path?.Field is { IsPersonal: true } or { Kind: FieldKind.Members };
        return new Fault
        {
            Code = FaultCodes.ScriptFailed.Code,
            Field = path?.Text ?? name,
            Column = path?.Text == name ? null : name,
            Message = isPersonal ? "Its script block failed." : $"Its script block failed: {PlainText.Shown(reason, LongestReason)}",
            Hint = FaultCodes.ScriptFailed.RecommendedAction,
            Row = input?.Row ?? 0,
            Line = input?.Line,
        };
    }
}
