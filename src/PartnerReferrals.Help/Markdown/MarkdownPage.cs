using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnerReferrals.Help.Markdown;

/// <summary>A markdown file as a tree of headings.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    private MarkdownPage(string file, PageSection root)
    {
        File = file;
        Root = root;
    }

    public string File { get; }

    /// <summary>File name without its extension: the topic.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>Everything; its sections are the headings of level 1.</summary>
    public PageSection Root { get; }

    /// <summary>Reads a file.</summary>
    public static MarkdownPage Read(string file, PageFaults faults) => Parse(file, System.IO.File.ReadAllText(file), faults);

    /// <summary>Reads text; <paramref name="file"/> is for faults only.</summary>
    public static MarkdownPage Parse(string file, string text, PageFaults faults)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        FindHtml(file, document, faults);
        FindUnfinished(file, text, faults);
        return new MarkdownPage(file, BuildTree(file, document));
    }

    private static PageSection BuildTree(string file, MarkdownDocument document)
    {
        var root = new PageSection("", 0, file, 1);
        var open = new Stack<PageSection>([root]);
        foreach (var block in document)
        {
            if (block is not HeadingBlock heading)
            {
                open.Peek().Blocks.Add(block);
                continue;
            }

            while (open.Peek().Level >= heading.Level)
            {
                open.Pop();
            }

            var section = new PageSection(InlineText.Of(heading.Inline), heading.Level, file, heading.Line + 1);
            open.Peek().Sections.Add(section);
            open.Push(section);
        }

        return root;
    }

    // A tag such as <code> in running text would silently vanish.
    private static void FindHtml(string file, MarkdownDocument document, PageFaults faults)
    {
        foreach (var html in document.Descendants<HtmlInline>())
        {
            faults.Add(file, html.Line + 1, PageFaultCode.HtmlInText, $"'{html.Tag}' is read as HTML and would not be shown: put it in backticks.");
        }

        foreach (var html in document.Descendants<HtmlBlock>().Where(h => h.Type != HtmlBlockType.Comment))
        {
            faults.Add(file, html.Line + 1, PageFaultCode.HtmlInText, "HTML cannot be shown in help: write markdown.");
        }
    }

    private static void FindUnfinished(string file, string text, PageFaults faults)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Contains("{{", System.StringComparison.Ordinal) || line.Contains("TODO", System.StringComparison.Ordinal))
            {
                faults.Add(file, number, PageFaultCode.Unfinished, "The text is a placeholder.");
            }
        }
    }
}
