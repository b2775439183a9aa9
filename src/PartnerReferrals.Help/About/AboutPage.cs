using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.About;

/// <summary>An about_ topic.</summary>
/// <param name="Name">Topic, such as <c>about_PartnerReferrals</c>.</param>
/// <param name="Synopsis">One line.</param>
/// <param name="Sections">What follows the short description.</param>
internal sealed record AboutPage(string Name, string Synopsis, IReadOnlyList<PageSection> Sections)
{
    private const string ShortDescription = "SHORT DESCRIPTION";
    private const string LongDescription = "LONG DESCRIPTION";

    /// <summary>Longest line of a topic.</summary>
    public const int Width = 80;

    /// <summary>Before every paragraph.</summary>
    public const int Indent = 4;

    public static AboutPage Read(MarkdownPage source, PageFaults faults)
    {
        var sections = source.Root.Sections is [var title] && title.Title == source.Name ? title.Sections : [];
        if (sections is not [{ Title: ShortDescription }, { Title: LongDescription }, ..])
        {
            faults.Add(source.File, 1, PageFaultCode.WrongTitle, $"A topic begins with '# {source.Name}', '## {ShortDescription}' and '## {LongDescription}'.");
            return new AboutPage(source.Name, "", []);
        }

        var synopsis = string.Join(' ', BlockText.Paragraphs(sections[0].Blocks, Width).Select(p => p.Text));
        if (synopsis.Length is 0 or > Width - Indent)
        {
            // Get-Help takes the fifth line of the file for the synopsis, and no more.
            faults.Add(source.File, sections[0].Line, PageFaultCode.TooWide, FormattableString.Invariant($"The short description has to be one line of at most {Width - Indent} characters; it has {synopsis.Length}."));
        }

        foreach (var empty in sections.SelectMany(s => s.Sections.Prepend(s)).Where(s => s.IsEmpty))
        {
            faults.Add(source.File, empty.Line, PageFaultCode.EmptySection, $"The section '{empty}' is empty.");
        }

        return new AboutPage(source.Name, synopsis, sections[1..]);
    }
}
