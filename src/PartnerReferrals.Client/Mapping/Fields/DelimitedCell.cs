using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>
/// Several items in one cell. An item that holds the separator, or begins or ends with a space or quote, stands in double quotes,
/// a quote inside it written twice.
/// </summary>
internal static class DelimitedCell
{
    internal static List<string> Split(string cell, char separator)
    {
        var items = new List<string>();
        var position = 0;
        while (true)
        {
            var start = position;
            while (start < cell.Length && char.IsWhiteSpace(cell[start]) && cell[start] != separator)
                start++;

            if (start < cell.Length && cell[start] == '"' && TryReadQuoted(cell, start, separator, out var quoted, out var end))
            {
                items.Add(quoted);
                position = end;
            }
            else
            {
                var next = cell.IndexOf(separator, position);
                end = next < 0 ? cell.Length : next;
                items.Add(cell.Substring(position, end - position).Trim());
                position = end;
            }

            if (position >= cell.Length)
                return items;

            position++;
        }
    }

    internal static string Join(IEnumerable<string?> items, char separator, string between) =>
        string.Join(between, items.Select(item => Quote(item ?? "", separator)));

    private static string Quote(string item, char separator) =>
        item.Length > 0 && (item.IndexOf(separator) >= 0 || item[0] == '"' || char.IsWhiteSpace(item[0]) || char.IsWhiteSpace(item[item.Length - 1]))
            ? "\"" + item.Replace("\"", "\"\"") + "\""
            : item;

    // Text such as "Bob" Smith, where something follows the closing quote, is no quoted item.
    private static bool TryReadQuoted(string cell, int start, char separator, out string item, out int end)
    {
        item = "";
        end = start;
        for (var i = start + 1; i < cell.Length; i++)
        {
            if (cell[i] != '"')
                continue;

            if (i + 1 < cell.Length && cell[i + 1] == '"')
            {
                i++;
                continue;
            }

            end = i + 1;
            while (end < cell.Length && char.IsWhiteSpace(cell[end]) && cell[end] != separator)
                end++;

            if (end < cell.Length && cell[end] != separator)
                return false;

            item = cell.Substring(start + 1, i - start - 1).Replace("\"\"", "\"");
            return true;
        }

        return false;
    }
}
