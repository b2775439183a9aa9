using System.Collections.Generic;
using Markdig.Syntax;

namespace PartnerReferrals.Help.Markdown;

/// <summary>A heading with what stands under it.</summary>
internal sealed class PageSection(string title, int level, string file, int line)
{
    public string Title { get; } = title;

    /// <summary>1 for <c>#</c>, 2 for <c>##</c> and so on; 0 for what stands above the first heading.</summary>
    public int Level { get; } = level;

    public string File { get; } = file;

    /// <summary>1-based line of the heading.</summary>
    public int Line { get; } = line;

    /// <summary>What stands directly under the heading.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The sections of the next level.</summary>
    public List<PageSection> Sections { get; } = [];

    public bool IsEmpty => Blocks.Count == 0 && Sections.Count == 0;

    public override string ToString() => new string('#', Level) + " " + Title;
}
