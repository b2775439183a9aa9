using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>What Get-Help shows of every cmdlet, in the real engine.</summary>
public sealed partial class CmdletHelpTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Cmdlets => [.. HelpPage.Cmdlets.Select(p => p.Name)];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_exported_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        var exported = _session.Output("Get-Command -Module PartnerReferrals").Select(c => ((CommandInfo)c.BaseObject).Name).Order(StringComparer.Ordinal);
        Assert.Equal(exported, HelpPage.Cmdlets.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_synopsis_description_examples_notes_and_links(string name)
    {
        var help = Help(name);
        Assert.Equal(name, Text(help, "Name"));
        Assert.Matches(@"^[A-Z][^\n]{10,}\.$", Text(help, "Synopsis"));
        Assert.True(Texts(help, "description").Sum(t => t.Length) > 80);
        Assert.True(Nodes(help, "examples", "example").Count >= 3);
        Assert.NotEmpty(Nodes(help, "inputTypes", "inputType"));
        Assert.NotEmpty(Nodes(help, "returnValues", "returnValue"));
        Assert.NotEmpty(Nodes(help, "relatedLinks", "navigationLink"));
        Assert.All(Nodes(help, "alertSet", "alert"), alert => Assert.NotEmpty(Text(alert, "Text")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described_and_none_that_does_not_exist(string name)
    {
        var command = (CmdletInfo)Assert.Single(_session.Output("Get-Command $args[0]", name)).BaseObject;
        var own = command.Parameters.Keys.Except(Cmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
        var described = Nodes(Help(name), "parameters", "parameter");
        Assert.Equal(own, described.Select(p => Text(p, "Name")).Order(StringComparer.Ordinal));
        Assert.All(described, p => Assert.True(Texts(p, "description").Sum(t => t.Length) > 5, $"-{Text(p, "Name")} has no description."));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_finds_each_parameter_by_name(string name)
    {
        foreach (var parameter in Nodes(Help(name), "parameters", "parameter").Select(p => Text(p, "Name")))
        {
            var found = Assert.Single(_session.Output("Get-Help $args[0] -Parameter $args[1]", name, parameter));
            Assert.Equal(parameter, Text(found, "Name"));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_full_help_on_the_screen_holds_every_part(string name)
    {
        var screen = _session.Screen($"Get-Help {name} -Full");
        foreach (var heading in new[] { "NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS" })
        {
            Assert.Contains($"\n{heading}\n", screen, StringComparison.Ordinal);
        }

        Assert.Contains("[<CommonParameters>]", screen.ReplaceLineEndings("").Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("-------- Example 1: ", screen, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_examples_on_the_screen_are_those_of_the_page_line_by_line(string name)
    {
        var screen = _session.Screen($"Get-Help {name} -Examples");
        foreach (var line in HelpPage.Of(name).Examples.SelectMany(e => e.Code.Split('\n')).Where(l => l.Length > 0))
        {
            Assert.Contains("\n    " + line + "\n", screen, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_Online_which_the_engine_always_offers_has_a_page_to_open(string name)
    {
        // The engine opens the first link that has an address.
        var address = Nodes(Help(name), "relatedLinks", "navigationLink").Select(l => Text(l, "uri")).First(uri => uri.Length > 0);
        Assert.StartsWith("https://learn.microsoft.com/partner-center/", address, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Words_that_the_help_of_a_parameter_lists_are_words_it_completes(string name)
    {
        foreach (var parameter in Nodes(Help(name), "parameters", "parameter"))
        {
            var listed = Texts(parameter, "description").SelectMany(t => ListOfWords().Matches(t)).SelectMany(m => Word().Matches(m.Value)).Select(m => m.Value).ToList();
            if (listed.Count > 0 && Completions($"{name} -{Text(parameter, "Name")} ") is { Count: > 0 } known)
            {
                Assert.All(listed, word => Assert.True(known.Contains(word) || known.Any(k => k.Contains(' ') && k.Split(' ').Contains(word)), $"-{Text(parameter, "Name")} knows no {word}, only {string.Join(", ", known)}."));
            }
        }
    }

    [Fact]
    public void A_field_parameter_says_what_it_takes_and_its_wire_name()
    {
        var screen = _session.Screen("Get-Help New-PartnerReferral -Parameter Country").ReplaceLineEndings(" ");
        Assert.Contains("-Country <String>", screen, StringComparison.Ordinal);
        Assert.Contains("ISO 3166-1", screen, StringComparison.Ordinal);
        Assert.Contains("customerProfile.address.country", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_of_a_parameter_is_shown()
    {
        var screen = _session.Screen("Get-Help New-PartnerReferral -Parameter ThrottleLimit");
        Assert.Matches(@"Default value +4\n", screen);
        Assert.Contains("1 to 256", screen, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(, [A-Z][A-Za-z]+)* (or|and) [A-Z][A-Za-z]+\b(?!-)")]
    private static partial Regex ListOfWords();

    [GeneratedRegex("[A-Z][A-Za-z]+")]
    private static partial Regex Word();

    private HashSet<string> Completions(string line) =>
        [.. _session.Output("(TabExpansion2 -inputScript $args[0] -cursorColumn $args[0].Length).CompletionMatches", line)
            .Select(c => (CompletionResult)c.BaseObject)
            .Where(c => c.ResultType == CompletionResultType.ParameterValue)
            .Select(c => c.ListItemText)];

    private PSObject Help(string name) => Assert.Single(_session.Output("Get-Help $args[0] -Full", name));

    private static string Text(PSObject node, string property) =>
        (node.Properties[property]?.Value is { } value ? LanguagePrimitives.ConvertTo<string>(value) : "").Trim();

    /// <summary>The paragraphs of a part.</summary>
    private static IReadOnlyList<string> Texts(PSObject node, string property) =>
        [.. List(node.Properties[property]?.Value).Select(p => Text(p, "Text"))];

    private static IReadOnlyList<PSObject> Nodes(PSObject help, string list, string item) =>
        [.. List(help.Properties[list]?.Value).SelectMany(l => List(l.Properties[item]?.Value))];

    private static IEnumerable<PSObject> List(object? value) =>
        value is null ? [] : (LanguagePrimitives.GetEnumerable(value)?.Cast<object>() ?? [value]).Where(o => o is not null).Select(PSObject.AsPSObject);
}
