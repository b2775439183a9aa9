using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Help.Tables;

namespace PartnerReferrals.Help.Tests;

/// <summary>Pages compiled in memory.</summary>
internal sealed class Compilation
{
    public const string Page = """
        # Get-Delivery

        ## SYNOPSIS

        Gets deliveries.

        ## DESCRIPTION

        Gets *all* of `them`.

        ## EXAMPLES

        ### Example 1: All of them

        ```powershell
        Get-Delivery
        ```

        Gets all.

        ## PARAMETERS

        <!-- include: _shared.md -->

        ### -Id

        Ids of deliveries.

        ### -State

        State of the delivery.

        ### -Name

        Name of the receiver.

        ## INPUTS

        ### System.String

        Ids.

        ## OUTPUTS

        ### System.Version

        The delivery.

        ## NOTES

        None.

        ## RELATED LINKS

        - [about_Deliveries](about_Deliveries.md)
        - [The service](https://example.com/deliveries)
        """;

    public const string Shared = """
        # Shared

        ### -ThrottleLimit

        Requests at a time.

        ### -Day

        Day of the week.

        ### -PassThru

        Return it.

        ### -WhatIf

        Shows what would happen.

        ### -Confirm

        Asks first.
        """;

    public const string About = """
        # about_Deliveries

        ## SHORT DESCRIPTION

        What a delivery is.

        ## LONG DESCRIPTION

        It arrives.
        """;

    private Compilation(IReadOnlyDictionary<string, string> files, PageFaults faults)
    {
        Files = files;
        Faults = faults;
    }

    public IReadOnlyDictionary<string, string> Files { get; }

    public PageFaults Faults { get; }

    public XElement Command
    {
        get
        {
            Assert.Empty(Faults);
            return XDocument.Parse(Files["Deliveries.dll-Help.xml"]).Root!.Elements().Single();
        }
    }

    public string AboutText
    {
        get
        {
            Assert.Empty(Faults);
            return Files["about_Deliveries.help.txt"];
        }
    }

    /// <summary>Compiles a complete set of pages, of which each may be replaced.</summary>
    public static Compilation Of(string page = Page, string shared = Shared, string about = About, params ITopicTable[] tables)
    {
        var faults = new PageFaults();
        List<MarkdownPage> pages =
        [
            MarkdownPage.Parse("Get-Delivery.md", page, faults),
            MarkdownPage.Parse("_shared.md", shared, faults),
            MarkdownPage.Parse("about_Deliveries.md", about, faults),
        ];
        var commands = new[] { CommandFacts.Of(typeof(GetDeliveryCommand)) }.ToDictionary(c => c.Name);
        var files = new HelpCompiler(commands, new TopicTables(tables)).Compile(pages, "Deliveries", faults);
        return new Compilation(files, faults);
    }

    /// <summary>Compiles an about page with this text.</summary>
    public static Compilation OfAboutText(string text, params ITopicTable[] tables) => Of(about: About.Replace("It arrives.", text), tables: tables);
}
