using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>Reads the page of a cmdlet and finds what is missing or out of place in it.</summary>
internal sealed class CmdletPageReader(SharedParameters shared, PageFaults faults)
{
    /// <summary>Get-Help wraps to the screen itself; only tables need a width.</summary>
    private const int Width = 76;

    /// <summary>Code is not wrapped well by anybody: it has to fit a screen of 120 columns.</summary>
    private const int CodeWidth = 112;

    private static readonly string[] Headings =
        ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    public CmdletPage Read(MarkdownPage source)
    {
        var page = new CmdletPage { Name = source.Name, File = source.File };
        if (source.Root.Sections is not [var title] || title.Title != source.Name)
        {
            faults.Add(source.File, 1, PageFaultCode.WrongTitle, $"The page has to begin with '# {source.Name}' and have no other heading of level 1.");
            return page;
        }

        foreach (var section in title.Sections.Where(s => !Headings.Contains(s.Title)))
        {
            faults.Add(source.File, section.Line, PageFaultCode.UnknownHeading, $"'{section}' is none of: {string.Join(", ", Headings)}.");
        }

        page.Synopsis = string.Join(' ', Text(Section(title, "SYNOPSIS")).Select(p => p.Text));
        page.Description = Text(Section(title, "DESCRIPTION"));
        ReadExamples(Section(title, "EXAMPLES"), page);
        ReadParameters(Section(title, "PARAMETERS"), page);
        page.Inputs.AddRange(Types(Section(title, "INPUTS")));
        page.Outputs.AddRange(Types(Section(title, "OUTPUTS")));
        page.Notes = Text(Section(title, "NOTES"));
        ReadLinks(Section(title, "RELATED LINKS"), page);
        return page;
    }

    /// <summary>The one section of that name, or an empty one after saying that it is missing.</summary>
    private PageSection Section(PageSection title, string name)
    {
        var found = title.Sections.Where(s => s.Title == name).ToList();
        if (found.Count == 0)
        {
            faults.Add(title.File, title.Line, PageFaultCode.MissingSection, $"The section '## {name}' is missing.");
            return new PageSection(name, 2, title.File, title.Line);
        }

        foreach (var section in found.Where(s => s.IsEmpty))
        {
            faults.Add(title.File, section.Line, PageFaultCode.EmptySection, $"The section '{section}' is empty.");
        }

        foreach (var section in found.Skip(1))
        {
            faults.Add(title.File, section.Line, PageFaultCode.DuplicateHeading, $"'{section}' stands there twice.");
        }

        return found[0];
    }

    private IReadOnlyList<Paragraph> Text(PageSection section)
    {
        foreach (var inner in section.Sections)
        {
            faults.Add(section.File, inner.Line, PageFaultCode.UnknownHeading, $"'{inner}' cannot stand under '{section}'.");
        }

        foreach (var placeholder in section.Blocks.Select(Placeholder.Of).OfType<Placeholder>())
        {
            faults.Add(section.File, placeholder.Line, PageFaultCode.BadPlaceholder, $"'{placeholder.Kind}: {placeholder.Name}' cannot stand under '{section}'.");
        }

        return BlockText.Paragraphs(section.Blocks, Width);
    }

    private void ReadExamples(PageSection section, CmdletPage page)
    {
        for (var i = 0; i < section.Sections.Count; i++)
        {
            var example = section.Sections[i];
            var prefix = FormattableString.Invariant($"Example {i + 1}: ");
            if (!example.Title.StartsWith(prefix, StringComparison.Ordinal) || example.Title.Length == prefix.Length)
            {
                faults.Add(section.File, example.Line, PageFaultCode.BadExample, $"The heading has to be '### {prefix}<what it shows>'.");
            }
            else if (example.Blocks is not [FencedCodeBlock { Info: "powershell" } code, ..] || code.Lines.ToString().Trim().Length == 0)
            {
                faults.Add(section.File, example.Line, PageFaultCode.BadExample, "An example begins with its code, fenced as powershell.");
            }
            else if (Array.FindIndex(code.Lines.ToString().Split('\n'), line => line.Length > CodeWidth) is >= 0 and var wide)
            {
                // The first line of code stands below the fence.
                faults.Add(section.File, code.Line + 2 + wide, PageFaultCode.TooWide, FormattableString.Invariant($"The line is wider than {CodeWidth} characters."));
            }
            else if (example.Blocks.Count == 1)
            {
                faults.Add(section.File, example.Line, PageFaultCode.BadExample, "An example needs a sentence on what it does.");
            }
            else
            {
                page.Examples.Add(new Example(example.Title, code.Lines.ToString().TrimEnd(), BlockText.Paragraphs(example.Blocks.Skip(1), Width)));
            }
        }
    }

    private void ReadParameters(PageSection section, CmdletPage page)
    {
        foreach (var parameter in SharedParameters.Read(section, faults))
        {
            page.Parameters[parameter.Name] = parameter;
        }

        foreach (var include in section.Blocks.Select(Placeholder.Of).OfType<Placeholder>())
        {
            if (include.Kind != "include" || shared.Find(include.Name) is not { } parameters)
            {
                faults.Add(section.File, include.Line, PageFaultCode.BadPlaceholder, $"There is no file '{include.Name}' to include here.");
                continue;
            }

            // What the page says itself wins: a shared text may not fit one cmdlet.
            foreach (var parameter in parameters)
            {
                page.Parameters.TryAdd(parameter.Name, parameter);
            }
        }
    }

    private IEnumerable<TypeText> Types(PageSection section)
    {
        foreach (var type in section.Sections)
        {
            var text = BlockText.Paragraphs(type.Blocks, Width);
            if (text.Count == 0)
            {
                faults.Add(section.File, type.Line, PageFaultCode.EmptySection, $"Nothing is said about {type.Title}.");
            }

            yield return new TypeText(type.Title, text, type.Line);
        }
    }

    private void ReadLinks(PageSection section, CmdletPage page)
    {
        foreach (var item in section.Blocks.OfType<ListBlock>().SelectMany(list => list).Cast<ListItemBlock>())
        {
            if (item is [ParagraphBlock { Inline.FirstChild: LinkInline { NextSibling: null } link }])
            {
                page.Links.Add(new RelatedLink(InlineText.Of(link).Trim(), link.Url ?? "", item.Line + 1));
            }
            else
            {
                faults.Add(section.File, item.Line + 1, PageFaultCode.BadLink, "A related link is '- [text](address)'.");
            }
        }
    }
}
