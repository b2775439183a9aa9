using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Help;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>What the README shows is what is printed, and what it points to is there.</summary>
public sealed partial class ReadmeTests
{
    // An average screen; wrapped lines are rare in it.
    private const int FirstScreen = 45;

    public static TheoryData<string> Pages => [.. HelpPage.Guides.Select(page => page.Name)];

    [Fact]
    public void The_first_screen_shows_what_the_quickstart_prints()
    {
        var text = HelpPage.Of("README").Text;
        var sample = Sample().Match(text);

        var printed = Lines(Quickstart());

        var shown = Lines(sample.Groups["text"].Value).Where(line => line.Trim() is not ("" or "…")).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, printed));
        Assert.InRange(text[..sample.Index].Count(c => c == '\n') + Lines(sample.Value).Count, 1, FirstScreen);
    }

    [Fact]
    public void The_picture_of_the_quickstart_shows_what_it_prints()
    {
        var picture = XDocument.Load(Path.Combine(ShellProcess.Repository, "docs", "pictures", "quickstart.svg"));
        XNamespace svg = "http://www.w3.org/2000/svg";

        var printed = Quickstart();

        // The first line is what was typed. Which rows come last, and how long it took, differs from run to run.
        var drawn = picture.Root!.Elements(svg + "text").Skip(1).Select(line => line.Value).Where(line => !Varying().IsMatch(line));
        Assert.Equal(Condensed(Lines(printed).Where(line => !Varying().IsMatch(line))), Condensed(drawn));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var folder = page == "README" ? ShellProcess.Repository : Path.Combine(ShellProcess.Repository, "docs");
        var targets = Link().Matches(HelpPage.Of(page).Text).Select(m => m.Groups["target"].Value);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), target));
    }

    // On a screen as wide as the picture.
    private static string Quickstart()
    {
        using var session = new ModuleSession(width: 120);
        return session.Screen($"& '{Path.Combine(ShellProcess.Repository, "docs", "examples", "quickstart.ps1")}'");
    }

    private static List<string> Lines(string text) => [.. Stamp().Replace(text.ReplaceLineEndings("\n"), "(now)").Split('\n').Select(line => line.TrimEnd())];

    // A terminal breaks long lines; a file does not.
    private static string Condensed(IEnumerable<string> lines) => Blank().Replace(Stamp().Replace(string.Concat(lines), "(now)"), "");

    [GeneratedRegex("^```text\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^(Path|Elapsed|RatePerSecond|PeakInFlight) +:|^(?!1e169509)[0-9a-f]{8}… ")]
    private static partial Regex Varying();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
