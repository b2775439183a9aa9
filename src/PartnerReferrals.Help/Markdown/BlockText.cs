using System.Collections.Generic;
using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace PartnerReferrals.Help.Markdown;

/// <summary>Markdown blocks as paragraphs of plain text.</summary>
internal static class BlockText
{
    private const int CodeIndent = 4;

    /// <summary>Reads blocks; comments are left out.</summary>
    /// <param name="blocks">What stands under a heading.</param>
    /// <param name="width">Widest line of a table.</param>
    public static IReadOnlyList<Paragraph> Paragraphs(IEnumerable<Block> blocks, int width)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var block in blocks)
        {
            Append(block, indent: 0, width, paragraphs);
        }

        return paragraphs;
    }

    private static void Append(Block block, int indent, int width, List<Paragraph> paragraphs)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                paragraphs.Add(new Paragraph(InlineText.Of(paragraph.Inline), indent, Line: block.Line + 1));
                break;
            case ListBlock list:
                AppendList(list, indent, width, paragraphs);
                break;
            case CodeBlock code:
                paragraphs.Add(new Paragraph(code.Lines.ToString().TrimEnd(), indent + CodeIndent, IsVerbatim: true, Line: block.Line + 1));
                break;
            case Table table:
                paragraphs.Add(new Paragraph(TableText.Of(table, width - indent), indent, IsVerbatim: true, Line: block.Line + 1));
                break;
            case QuoteBlock quote:
                foreach (var inner in quote)
                {
                    Append(inner, indent + CodeIndent, width, paragraphs);
                }

                break;
        }
    }

    private static void AppendList(ListBlock list, int indent, int width, List<Paragraph> paragraphs)
    {
        var number = list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var isFirst = true;
        foreach (var item in list)
        {
            var marker = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var content = new List<Paragraph>();
            foreach (var block in (ListItemBlock)item)
            {
                Append(block, indent + marker.Length, width, content);
            }

            if (content.Count > 0)
            {
                content[0] = content[0] with { Indent = content[0].Indent - marker.Length, Marker = marker + content[0].Marker, IsTight = !isFirst && !list.IsLoose };
            }

            paragraphs.AddRange(content);
            isFirst = false;
        }
    }
}
