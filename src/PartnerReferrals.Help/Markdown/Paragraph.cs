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
