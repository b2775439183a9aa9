using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Maps;

/// <summary>Writes a draft as a data file, to be looked at and completed.</summary>
internal sealed class MapText
{
    private const int WidestName = 40;

    // The keys of a map that are no columns.
    private static readonly string[] OwnKeys = ["Culture"];

    private readonly StringBuilder _text = new();

    private MapText()
    {
    }

    /// <summary>The text of the file.</summary>
    /// <param name="draft">What it says.</param>
    /// <param name="source">Name of the file it is for.</param>
    /// <param name="target">Its own name.</param>
    internal static string Of(MapDraft draft, string source, string target)
    {
        var text = new MapText();
        text.WriteHead(draft, Redactor.OneLine(source), Redactor.OneLine(target));
        text.Line("@{");
        text.WriteBody(draft);
        text.Line("}");
        return text._text.ToString();
    }

    private void WriteHead(MapDraft draft, string source, string target)
    {
        var maps = draft.BuiltIn is { } builtIn ? $"{builtIn.Name}, ./{target}" : $"./{target}";
        Line($"# A map for the columns of '{source}', to start from. This shows what it makes of the rows, and sends nothing:");
        Line($"#     Test-PartnerReferral -Path {Quote(source)} -PropertyMap {maps}");
        Line("# What else a map can say: Get-Help about_PartnerReferrals_PropertyMaps");
        if (draft.BuiltIn is { } known)
        {
            Line($"# Most columns are those of {known.Name}, whose map comes with the module and goes in front. Here stands only what it does not know.");
        }
    }

    private void WriteBody(MapDraft draft)
    {
        var columns = draft.Columns.Where(column => draft.BuiltIn?.Columns.Names(column.Column) != true).ToList();
        var open = columns.Where(column => column.Field is null || OwnKeys.Contains(column.Column, StringComparer.OrdinalIgnoreCase)).ToList();
        var named = columns.Except(open).ToList();
        if (draft.Culture is { } culture)
        {
            Section("How numbers and dates are written.");
            Line($"    Culture = {Quote(culture.Name)}");
        }
        else if (draft.NeedsCulture)
        {
            Section("Some numbers or dates read in two ways. Say how they are written:");
            Line("    # Culture = 'de-DE'");
        }

        WriteEntries("Sure, by name or values.", named.Where(column => column.Certainty == PropertyMapCertainty.Sure && column.Field!.Length > 0), comment: _ => null);
        WriteEntries("Guesses: look at each.", named.Where(column => column.Certainty == PropertyMapCertainty.Guess), comment: column => $"{column.Reason} {Samples(column)}");
        WriteEntries("Not sent.", named.Where(column => column.Field!.Length == 0), comment: column => column.Reason);
        if (open.Count > 0)
        {
            Section("What these are is for you to say: the name of a field, or '' for a column that goes nowhere.");
            var width = Width(open);
            foreach (var column in open)
            {
                Line("    # " + Entry(column.Column, width, "", 0) + Comment(Samples(column) + (column.Nearest.Count > 0 ? $" Perhaps {string.Join(", ", column.Nearest)}." : "")));
            }
        }

        if (draft.Missing.ToList() is { Count: > 0 } missing)
        {
            Section("Every referral needs these too, from a column or as a parameter: " + string.Join(", ", missing) + ".");
        }
    }

    private void WriteEntries(string heading, IEnumerable<PropertyMapColumn> columns, Func<PropertyMapColumn, string?> comment)
    {
        var entries = columns.ToList();
        if (entries.Count == 0)
        {
            return;
        }

        Section(heading);
        var (width, widest) = (Width(entries), entries.Max(column => column.Field!.Length) + 2);
        foreach (var column in entries)
        {
            Line(("    " + Entry(column.Column, width, column.Field!, widest) + Comment(comment(column))).TrimEnd());
        }
    }

    private static int Width(IReadOnlyList<PropertyMapColumn> columns) => Math.Min(WidestName, columns.Max(column => Quote(column.Column).Length));

    private static string Entry(string column, int columnWidth, string field, int fieldWidth) => $"{Quote(column).PadRight(columnWidth)} = {Quote(field).PadRight(fieldWidth)}";

    private static string Comment(string? text) => text is null || text.Trim().Length == 0 ? "" : "    # " + Redactor.OneLine(text.Trim());

    private static string Samples(PropertyMapColumn column) => column.Samples.Count == 0 ? "It is empty." : "Such as " + string.Join(", ", column.Samples.Select(sample => $"'{sample}'")) + ".";

    private void Section(string heading)
    {
        if (_text[_text.Length - 2] != '{')
        {
            Line("");
        }

        Line("    # " + heading);
    }

    // On one line, so that it can stand in a comment. PowerShell takes several characters for a quote.
    private static string Quote(string text) => text.IndexOfAny(['\r', '\n']) < 0
        ? "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'"
        : "\"" + string.Concat(text.Select(c => c switch
        {
            '\r' => "`r",
            '\n' => "`n",
            '`' or '$' or '"' or '“' or '”' or '„' => "`" + c,
            _ => c.ToString(),
        })) + "\"";

    private void Line(string line) => _text.Append(line).Append('\n');
}
