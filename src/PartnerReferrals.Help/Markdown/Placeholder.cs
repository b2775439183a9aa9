using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace PartnerReferrals.Help.Markdown;

/// <summary>A comment that stands for something else: <c>&lt;!-- include: _fields.md --&gt;</c> or <c>&lt;!-- table: fields --&gt;</c>.</summary>
/// <param name="Kind"><c>include</c> or <c>table</c>.</param>
/// <param name="Name">Of the file or table.</param>
/// <param name="Line">1-based.</param>
internal sealed partial record Placeholder(string Kind, string Name, int Line)
{
    /// <summary>Reads a block; null when it is none.</summary>
    public static Placeholder? Of(Block block)
    {
        if (block is not HtmlBlock { Type: HtmlBlockType.Comment } comment)
        {
            return null;
        }

        var match = Pattern().Match(comment.Lines.ToString());
        return match.Success ? new Placeholder(match.Groups["kind"].Value, match.Groups["name"].Value, block.Line + 1) : null;
    }

    [GeneratedRegex(@"^\s*<!--\s*(?<kind>include|table):\s*(?<name>[\w.-]+)\s*-->\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
