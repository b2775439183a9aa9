using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Help.Tables;

/// <summary>Every field with everything it may be called: the mapping table itself.</summary>
/// <param name="parameters">The parameters that cmdlets have.</param>
internal sealed class FieldsTable(IReadOnlySet<string> parameters) : ITopicTable
{
    public string Name => "fields";

    public IEnumerable<TableEntry> Entries => FieldTable.All.Select(f => new TableEntry(Breakable(f.FlatColumn), f.Description, [.. Facts(f)]));

    private IEnumerable<(string Label, string Text)> Facts(Field field)
    {
        if (!field.IsVirtual && field.Path != field.FlatColumn)
        {
            yield return ("Path", Breakable(field.Path));
        }

        // Said only where it is more than the path with small first letters.
        if (!field.IsVirtual && !string.Equals(field.WirePath, field.Path, StringComparison.OrdinalIgnoreCase))
        {
            yield return ("Wire", Breakable(field.WirePath));
        }

        if (field.Aliases.Skip(1).Concat(field.OtherNames).Distinct().ToList() is { Count: > 0 } others)
        {
            yield return ("Also", string.Join(", ", others));
        }

        // A field parameter has the flat name of its field.
        if (!field.IsReadOnly && field.Aliases.FirstOrDefault(parameters.Contains) is { } parameter)
        {
            yield return ("Parameter", "-" + parameter);
        }

        if (field.PortalColumns.Count > 0)
        {
            yield return ("Portal", string.Join(", ", field.PortalColumns.Select(c => PortalColumn(c, field.PortalColumnCount))));
        }

        yield return ("Takes", field.IsReadOnly ? "Set by the service: read and not sent." : field.Accepted);
    }

    private static string Breakable(string path) => path.Replace(".", "." + TextWrapper.OptionalBreak, StringComparison.Ordinal);

    private static string PortalColumn(string column, int count) =>
        count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{column} 1 to {column} {count}") : column;
}
