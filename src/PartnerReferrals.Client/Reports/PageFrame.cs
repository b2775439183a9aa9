using System;
using System.IO;

namespace PartnerReferrals.Reports;

/// <summary>
/// The frame of a self-contained page: head with the page's own style sheet, a policy that allows nothing else, and the footer with the script.
/// </summary>
internal static class PageFrame
{
    /// <summary>Writes a page.</summary>
    /// <param name="writer">Takes it, as UTF-8; stays open.</param>
    /// <param name="title">For the browser's tab.</param>
    /// <param name="script">The page's own.</param>
    /// <param name="holds">What data of the deals is in it, for whoever passes it on.</param>
    /// <param name="content">Writes what stands in <c>main</c>.</param>
    internal static void Write(TextWriter writer, string title, PageResource script, string holds, Action<HtmlWriter> content)
    {
        using var html = new HtmlWriter(writer);
        html.DocumentType();
        html.Line();
        using var root = html.Open("html", ("lang", "en"));
        WriteHead(html, title, script);
        html.Line();
        using var body = html.Open("body");
        using (html.Open("main"))
            content(html);

        using (html.Open("footer"))
            html.Element("p", $"Written by the PowerShell module PartnerReferrals. Holds {holds}, and no contact data.");
        html.Raw("script", script.Text);
    }

    /// <summary>A name and its value in a list of facts or tiles.</summary>
    internal static void WriteFact(HtmlWriter html, string name, string value, string? cssClass = null)
    {
        using var fact = html.Open("div", ("class", cssClass));
        html.Element("dt", name);
        html.Element("dd", value);
    }

    private static void WriteHead(HtmlWriter html, string title, PageResource script)
    {
        using var head = html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src {PageResource.Style.PolicySource}; script-src {script.PolicySource}; base-uri 'none'; form-action 'none'"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Element("title", title);
        html.Raw("style", PageResource.Style.Text);
    }
}
