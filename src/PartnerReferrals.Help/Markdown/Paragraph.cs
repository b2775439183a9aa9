using System;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnerReferrals.Help.Markdown;

/// <summary>A paragraph of plain text.</summary>
/// <param name="Text">The text; several lines where it is verbatim or has hard breaks.</param>
/// <param name="Indent">Spaces before every line.</param>
/// <param name="Marker">What the first line begins with, such as <c>- </c>; later lines are indented by its length.</param>
/// <param name="IsVerbatim">Code or a table: not wrapped.</param>
/// <param name="IsTight">No blank line before it, as between the items of a list.</param>
/// <param name="Line">1-based line of the source.</param>
internal sealed record Paragraph(string Text, int Indent = 0, string Marker = "", bool IsVerbatim = false, bool IsTight = false, int Line = 0)
{
    /// <summary>The text with its marker and indentation, not wrapped.</summary>
    public string Unwrapped
    {
        get
        {
            var first = new string(' ', Indent) + Marker;
            var later = new string(' ', first.Length);
            return first + Text.Replace("\n", "\n" + later, System.StringComparison.Ordinal);
        }
    }
}

/// <summary>Running text without its markup: Get-Help shows plain text.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? container)
    {
        var text = new StringBuilder();
        Append(container, text);
        return text.ToString().Trim();
    }

    private static void Append(ContainerInline? container, StringBuilder text)
    {
        foreach (var inline in container ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline link:
                    Append(link, text);
                    if (IsWebAddress(link.Url))
                    {
                        text.Append(" (").Append(link.Url).Append(')');
                    }

                    break;
                case ContainerInline other:
                    Append(other, text);
                    break;
            }
        }
    }

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}

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
