using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

/// <summary>WCAG 2 contrast, computed from the style sheet.</summary>
public sealed class ReportColorTests
{
    private static readonly string[] Texts = ["text", "muted", "good", "created", "updated", "skipped", "rejected", "unknown", "not-sent"];

    public static TheoryData<string, string> Cases => new(
        from scheme in new[] { "light", "dark" }
        from color in Texts
        select (scheme, color));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Letters_can_be_read_on_page_and_panel(string scheme, string color)
    {
        var colors = Colors(scheme);

        Assert.InRange(Contrast(colors[color], colors["page"]), 4.5, 21);
        Assert.InRange(Contrast(colors[color], colors["panel"]), 4.5, 21);
    }

    private static Dictionary<string, string> Colors(string scheme)
    {
        var roots = Regex.Matches(PageResource.Style.Text, @":root \{(.*?)\}", RegexOptions.Singleline);
        return Regex.Matches(roots[scheme == "light" ? 0 : 1].Value, "--([a-z-]+): (#[0-9a-f]{6});").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static double Contrast(string first, string second)
    {
        double[] luminances = [Luminance(first), Luminance(second)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    private static double Luminance(string color)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(i => int.Parse(color.Substring(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
