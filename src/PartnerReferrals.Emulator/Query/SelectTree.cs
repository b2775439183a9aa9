using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.OData.UriParser;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Which properties of a document to show.</summary>
internal sealed class SelectTree
{
    /// <summary>A branch of <see langword="null"/> shows the whole value.</summary>
    private readonly Dictionary<string, SelectTree?> _branches = new(StringComparer.Ordinal);

    /// <exception cref="UnsupportedQueryException">The clause holds more than property paths.</exception>
    public static SelectTree? Of(SelectExpandClause? clause)
    {
        if (clause is null || clause.SelectedItems.Any(item => item is WildcardSelectItem))
        {
            return null;
        }

        var tree = new SelectTree();
        foreach (var item in clause.SelectedItems)
        {
            if (item is not PathSelectItem { FilterOption: null, OrderByOption: null, SearchOption: null, ComputeOption: null, TopOption: null, SkipOption: null, CountOption: null } path
                || path.SelectedPath.Any(segment => segment is not PropertySegment))
            {
                throw new UnsupportedQueryException("Anything but property paths in $select");
            }

            tree.Add([.. path.SelectedPath.Cast<PropertySegment>().Select(s => s.Property.Name)], Of(path.SelectAndExpand));
        }

        return tree._branches.Count == 0 ? null : tree;
    }

    public void Write(Utf8JsonWriter writer, JsonElement document)
    {
        writer.WriteStartObject();
        foreach (var member in document.EnumerateObject())
        {
            if (_branches.TryGetValue(member.Name, out var branch))
            {
                writer.WritePropertyName(member.Name);
                WriteBranch(writer, member.Value, branch);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteBranch(Utf8JsonWriter writer, JsonElement value, SelectTree? branch)
    {
        if (branch is not null && value.ValueKind == JsonValueKind.Object)
        {
            branch.Write(writer, value);
        }
        else if (branch is not null && value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                WriteBranch(writer, item, branch);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private void Add(ReadOnlySpan<string> path, SelectTree? rest)
    {
        var known = _branches.TryGetValue(path[0], out var branch);
        if (path.Length == 1)
        {
            _branches[path[0]] = known && branch is null ? null : rest;
            return;
        }

        if (known && branch is null)
        {
            return;
        }

        branch ??= new SelectTree();
        _branches[path[0]] = branch;
        branch.Add(path[1..], rest);
    }
}
