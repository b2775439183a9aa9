using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PartnerReferrals.Reports;

/// <summary>The page's own style sheet or script, with the hash by which the page's content security policy allows just that.</summary>
internal sealed class PageResource
{
    private PageResource(params string[] names)
    {
        Text = string.Concat(names.Select(Read));
        using var sha = SHA256.Create();
        PolicySource = $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)))}'";
    }

    public static PageResource Style { get; } = new("report.css");

    public static PageResource Script { get; } = new("search.js");

    /// <summary>For a page whose table is sorted too.</summary>
    public static PageResource PipelineScript { get; } = new("search.js", "sort.js");

    public string Text { get; }

    /// <summary>As Content Security Policy writes it.</summary>
    public string PolicySource { get; }

    private static string Read(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Browsers hash what the parser made of it, and the parser turns CR LF into LF.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
