namespace PartnerReferrals.Reports;

/// <summary>The field that searches a page's table. Its script shows it: without script it would do nothing.</summary>
internal static class SearchBox
{
    /// <param name="html">The page.</param>
    /// <param name="label">What the field says of itself.</param>
    /// <param name="count">How much there is to search.</param>
    internal static void Write(HtmlWriter html, string label, string count)
    {
        using var search = html.Open("div", ("id", "search-box"), ("class", "search"), ("role", "search"), ("hidden", "hidden"));
        html.Element("label", label, ("for", "search"));
        html.Void("input", ("id", "search"), ("type", "search"), ("autocomplete", "off"), ("spellcheck", "false"));
        html.Element("span", count, ("id", "shown"), ("role", "status"));
    }
}
