using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Help.Tables;

namespace PartnerReferrals.Help.About;

/// <summary>An about_ topic as the text file Get-Help shows as it is.</summary>
internal sealed class AboutText(TopicTables tables, PageFaults faults)
{
    private readonly StringBuilder _text = new();

    public string Of(AboutPage page)
    {
        _text.Clear();
        _text.Append("TOPIC\n    ").Append(page.Name).Append("\n\nSHORT DESCRIPTION\n    ").Append(page.Synopsis).Append('\n');
        foreach (var section in page.Sections)
        {
            Append(section, headingIndent: 0);
        }

        return _text.ToString();
    }

    private void Append(PageSection section, int headingIndent)
    {
        _text.Append('\n').Append(' ', headingIndent).Append(headingIndent == 0 ? section.Title.ToUpperInvariant() : section.Title).Append('\n');
        var isFirst = true;
        foreach (var block in section.Blocks)
        {
            Append(block, section.File, ref isFirst);
        }

        foreach (var inner in section.Sections)
        {
            Append(inner, headingIndent + 2);
        }
    }

    private void Append(Block block, string file, ref bool isFirst)
    {
        if (Placeholder.Of(block) is { } placeholder)
        {
            if (placeholder.Kind == "table" && tables.Find(placeholder.Name) is { } table)
            {
                AppendEntries(table, ref isFirst);
            }
            else
            {
                faults.Add(file, placeholder.Line, PageFaultCode.BadPlaceholder, $"There is no table '{placeholder.Name}'; there are: {tables.Names}.");
            }

            return;
        }

        foreach (var paragraph in BlockText.Paragraphs([block], AboutPage.Width - AboutPage.Indent))
        {
            var lines = Lines(paragraph);
            if (paragraph.IsVerbatim && lines.Any(l => l.Length > AboutPage.Width))
            {
                faults.Add(file, paragraph.Line, PageFaultCode.TooWide, FormattableString.Invariant($"A line of code is wider than {AboutPage.Width} characters once indented."));
            }

            AppendLines(lines, isFirst || paragraph.IsTight);
            isFirst = false;
        }
    }

    private void AppendEntries(ITopicTable table, ref bool isFirst)
    {
        foreach (var entry in table.Entries)
        {
            AppendLines(Lines(new Paragraph(entry.Term)), isFirst);
            AppendLines(Lines(new Paragraph(entry.Meaning, 2)), isTight: true);
            var width = entry.Facts.Max(f => f.Label.Length) + 2;
            foreach (var fact in entry.Facts)
            {
                AppendLines(Lines(new Paragraph(fact.Text, 2, fact.Label.PadRight(width))), isTight: true);
            }

            isFirst = false;
        }
    }

    private static List<string> Lines(Paragraph paragraph)
    {
        var first = new string(' ', AboutPage.Indent + paragraph.Indent) + paragraph.Marker;
        var lines = paragraph.IsVerbatim ? paragraph.Text.Split('\n') : TextWrapper.Wrap(paragraph.Text, AboutPage.Width - first.Length);
        var later = new string(' ', first.Length);
        return [.. lines.Select((line, i) => ((i == 0 ? first : later) + line).TrimEnd())];
    }

    private void AppendLines(IEnumerable<string> lines, bool isTight)
    {
        _text.Append(isTight ? "" : "\n").AppendJoin('\n', lines).Append('\n');
    }
}
