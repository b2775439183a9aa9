using System;
using System.Linq;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Tests;

public sealed class PageFaultTests
{
    [Fact]
    public void A_complete_set_of_pages_has_no_fault() => Assert.Empty(Compilation.Of().Faults);

    [Theory]
    [InlineData("## SYNOPSIS", "## SUMMARY", "Get-Delivery.md(3): error HELP002: '## SUMMARY' is none of: SYNOPSIS, DESCRIPTION, EXAMPLES, PARAMETERS, INPUTS, OUTPUTS, NOTES, RELATED LINKS.")]
    [InlineData("## SYNOPSIS", "## SUMMARY", "Get-Delivery.md(1): error HELP001: The section '## SYNOPSIS' is missing.")]
    [InlineData("Gets deliveries.", "", "Get-Delivery.md(3): error HELP004: The section '## SYNOPSIS' is empty.")]
    [InlineData("## NOTES", "## OUTPUTS", "Get-Delivery.md(49): error HELP015: '## OUTPUTS' stands there twice.")]
    [InlineData("# Get-Delivery\n", "# Get-Deliverys\n", "Get-Delivery.md(1): error HELP003: The page has to begin with '# Get-Delivery' and have no other heading of level 1.")]
    [InlineData("### Example 1: All of them", "### All of them", "Get-Delivery.md(13): error HELP005: The heading has to be '### Example 1: <what it shows>'.")]
    [InlineData("```powershell\nGet-Delivery\n```\n\n", "", "Get-Delivery.md(13): error HELP005: An example begins with its code, fenced as powershell.")]
    [InlineData("Gets all.", "", "Get-Delivery.md(13): error HELP005: An example needs a sentence on what it does.")]
    [InlineData("Ids of deliveries.", "", "Get-Delivery.md(25): error HELP004: Nothing is said about -Id.")]
    [InlineData("### -Id\n", "### Id\n", "Get-Delivery.md(25): error HELP002: '### Id' is no parameter: write '### -Name'.")]
    [InlineData("### -Name\n\nName of the receiver.\n", "", "Get-Delivery.md(1): error HELP006: -Name of Get-Delivery is not described.")]
    [InlineData("### -Name\n", "### -Receiver\n", "Get-Delivery.md(33): error HELP007: Get-Delivery has no parameter -Receiver.")]
    [InlineData("### -Name\n", "### -id\n", "Get-Delivery.md(33): error HELP015: -id is described twice.")]
    [InlineData("### System.Version", "### System.String", "Get-Delivery.md(45): error HELP009: Get-Delivery does not declare System.String as its output, but System.Version.")]
    [InlineData("### System.Version", "### System.String", "Get-Delivery.md(1): error HELP009: OUTPUTS says nothing about System.Version.")]
    [InlineData("### System.String\n", "### None\n", "Get-Delivery.md(1): error HELP009: Get-Delivery takes pipeline input: INPUTS has to say which types.")]
    [InlineData("_shared.md", "_other.md", "Get-Delivery.md(23): error HELP010: There is no file '_other.md' to include here.")]
    [InlineData("Gets *all* of `them`.", "<!-- table: x -->", "Get-Delivery.md(9): error HELP010: 'table: x' cannot stand under '## DESCRIPTION'.")]
    [InlineData("`them`", "<them>", "Get-Delivery.md(9): error HELP011: '<them>' is read as HTML and would not be shown: put it in backticks.")]
    [InlineData("Gets deliveries.", "{{ Fill in the Synopsis }}", "Get-Delivery.md(5): error HELP013: The text is a placeholder.")]
    [InlineData("(about_Deliveries.md)", "(about_Parcels.md)", "Get-Delivery.md(55): error HELP014: There is no page behind the related link [about_Deliveries](about_Parcels.md).")]
    [InlineData("- [The service](https://example.com/deliveries)", "- See the service", "Get-Delivery.md(56): error HELP014: A related link is '- [text](address)'.")]
    public void A_fault_of_a_page_names_file_line_and_cause(string text, string replacement, string expected)
    {
        Assert.Contains(text, Compilation.Page, StringComparison.Ordinal);
        var faults = Compilation.Of(Compilation.Page.Replace(text, replacement, StringComparison.Ordinal)).Faults;
        Assert.Contains(expected, faults.Select(f => f.ToString()));
    }

    [Fact]
    public void A_line_of_code_that_no_screen_holds_is_a_fault_of_that_line()
    {
        var page = Compilation.Page.Replace("Get-Delivery\n```", "Get-Delivery\n" + new string('x', 113) + "\n```", StringComparison.Ordinal);
        Assert.Equal("Get-Delivery.md(17): error HELP012: The line is wider than 112 characters.", Assert.Single(Compilation.Of(page).Faults).ToString());
    }

    [Fact]
    public void A_shared_text_that_nobody_needs_is_a_fault()
    {
        var fault = Assert.Single(Compilation.Of(shared: Compilation.Shared + "\n\n### -Colour\n\nColour of it.\n").Faults);
        Assert.Equal("_shared.md(23): error HELP007: No cmdlet that includes this file has a parameter -Colour left to describe.", fault.ToString());
    }

    [Fact]
    public void A_page_without_a_cmdlet_is_a_fault()
    {
        var faults = new PageFaults();
        var page = Markdown.MarkdownPage.Parse("Get-Parcel.md", Compilation.Page.Replace("Get-Delivery", "Get-Parcel", StringComparison.Ordinal), faults);
        var commands = new System.Collections.Generic.Dictionary<string, Commands.CommandFacts>();
        new HelpCompiler(commands, new Tables.TopicTables([])).Compile([page], "Deliveries", faults);
        Assert.Contains("Get-Parcel.md(1): error HELP008: There is no cmdlet Get-Parcel.", faults.Select(f => f.ToString()));
    }

    [Fact]
    public void No_help_of_a_cmdlet_is_made_while_there_are_faults()
    {
        var files = Compilation.Of(Compilation.Page.Replace("## NOTES", "## NOTICE", StringComparison.Ordinal)).Files;
        Assert.DoesNotContain("Deliveries.dll-Help.xml", files.Keys);
    }
}
