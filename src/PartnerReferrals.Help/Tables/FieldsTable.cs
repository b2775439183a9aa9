using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Help.Tables;

/// <summary>Every field with everything it may be called: the mapping table itself.</summary>
internal sealed class FieldsTable : ITopicTable
{
    public string Name => "fields";

    public IEnumerable<TableEntry> Entries => FieldTable.All.Select(f => new TableEntry(f.FlatColumn, f.Description, [.. Facts(f)]));

    private static IEnumerable<(string Label, string Text)> Facts(Field field)
    {
        if (!field.IsVirtual)
        {
            yield return ("Path", field.Path);
            yield return ("Wire", field.WirePath);
        }

        if (field.Aliases.Skip(1).Concat(field.OtherNames).Distinct().ToList() is { Count: > 0 } others)
        {
            yield return ("Also", string.Join(", ", others));
        }

        if (field.Parameter is { } parameter)
        {
            yield return ("Switch", "-" + parameter);
        }

        if (field.PortalColumns.Count > 0)
        {
            yield return ("Portal", string.Join(", ", field.PortalColumns.Select(c => PortalColumn(c, field.PortalColumnCount))));
        }

        yield return ("Takes", field.IsReadOnly ? "Set by the service: read and not sent." : field.Accepted);
    }

    private static string PortalColumn(string column, int count) =>
        count > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{column} 1 to {column} {count}") : column;
}
