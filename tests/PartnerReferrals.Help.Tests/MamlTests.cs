using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace PartnerReferrals.Help.Tests;

public sealed class MamlTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _command = Compilation.Of().Command;

    [Fact]
    public void Texts_of_the_page_arrive_without_their_markup()
    {
        var details = _command.Element(Command + "details")!;
        Assert.Equal("Get-Delivery", details.Element(Command + "name")!.Value);
        Assert.Equal("Gets deliveries.", details.Element(Maml + "description")!.Value);
        Assert.Equal("Gets all of them.", _command.Element(Maml + "description")!.Value);
    }

    [Fact]
    public void Each_parameter_set_is_a_line_of_syntax_and_the_default_set_comes_first()
    {
        var lines = _command.Element(Command + "syntax")!.Elements().Select(Names).ToList();
        Assert.Equal(["State", "Name", "ThrottleLimit", "Day", "PassThru", "WhatIf", "Confirm"], lines[0]);
        Assert.Equal(["Id", "ThrottleLimit", "Day", "PassThru", "WhatIf", "Confirm"], lines[1]);
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public void Closed_values_are_part_of_the_syntax_and_switches_take_none()
    {
        var line = _command.Element(Command + "syntax")!.Elements().First();
        var state = Parameter(line, "State");
        Assert.Equal(["Open", "Done"], state.Element(Command + "parameterValueGroup")!.Elements().Select(v => v.Value));
        Assert.Null(Parameter(line, "PassThru").Element(Command + "parameterValue"));
        Assert.Equal("Int32", Parameter(line, "ThrottleLimit").Element(Command + "parameterValue")!.Value);
    }

    [Fact]
    public void The_facts_of_a_parameter_are_those_of_the_cmdlet()
    {
        var id = Parameter(_command.Element(Command + "parameters")!, "Id");
        Assert.Equal("true", id.Attribute("required")!.Value);
        Assert.Equal("0", id.Attribute("position")!.Value);
        Assert.Equal("True (ByValue, ByPropertyName)", id.Attribute("pipelineInput")!.Value);
        Assert.Equal("DeliveryId, Key", id.Attribute("aliases")!.Value);
        Assert.Equal("String[]", id.Element(Dev + "type")!.Value);
        Assert.Equal("None", id.Element(Dev + "defaultValue")!.Value);

        var name = Parameter(_command.Element(Command + "parameters")!, "Name");
        Assert.Equal("false", name.Attribute("required")!.Value);
        Assert.Equal("named", name.Attribute("position")!.Value);
        Assert.Equal("False", name.Attribute("pipelineInput")!.Value);
        Assert.Equal("none", name.Attribute("aliases")!.Value);
        Assert.Equal("true", name.Attribute("globbing")!.Value);
    }

    [Theory]
    [InlineData("State", "Open")]
    [InlineData("ThrottleLimit", "4")]
    [InlineData("Day", "Monday")]
    [InlineData("PassThru", "False")]
    [InlineData("Name", "None")]
    public void Defaults_are_what_a_fresh_cmdlet_holds(string parameter, string expected) =>
        Assert.Equal(expected, Parameter(_command.Element(Command + "parameters")!, parameter).Element(Dev + "defaultValue")!.Value);

    [Theory]
    [InlineData("State", "Accepted values: Open, Done.")]
    [InlineData("Day", "Accepted values: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.")]
    [InlineData("ThrottleLimit", "Accepted values: 1 to 16.")]
    public void Accepted_values_are_said_after_the_text(string parameter, string expected) =>
        Assert.Equal(expected, Parameter(_command.Element(Command + "parameters")!, parameter).Element(Maml + "description")!.Elements().Last().Value);

    [Fact]
    public void An_example_keeps_its_code_line_by_line()
    {
        var page = Compilation.Page.Replace("```powershell\nGet-Delivery\n", "```powershell account\nGet-Delivery |\n    Get-Delivery <# & #>\n", StringComparison.Ordinal);
        var example = Compilation.Of(page).Command.Element(Command + "examples")!.Elements().Single();
        Assert.Equal("-------- Example 1: All of them --------", example.Element(Maml + "title")!.Value);
        Assert.Equal("Get-Delivery |\n    Get-Delivery <# & #>", example.Element(Dev + "code")!.Value);
        Assert.Equal("Gets all.", example.Element(Dev + "remarks")!.Value);
    }

    [Fact]
    public void A_list_stays_together_and_its_items_stay_apart()
    {
        var page = Compilation.Page.Replace("Gets *all* of `them`.", "Two:\n\n- one\n- two\n\nDone.", StringComparison.Ordinal);
        var paragraphs = Compilation.Of(page).Command.Element(Maml + "description")!.Elements().Select(p => p.Value);
        Assert.Equal(["Two:", "- one\n- two", "Done."], paragraphs);
    }

    [Fact]
    public void Related_links_name_topics_and_web_pages()
    {
        var links = _command.Element(Command + "relatedLinks")!.Elements().Select(l => (l.Element(Maml + "linkText")!.Value, l.Element(Maml + "uri")!.Value));
        Assert.Equal([("about_Deliveries", ""), ("The service", "https://example.com/deliveries")], links);
    }

    [Fact]
    public void What_a_page_says_itself_wins_over_the_shared_text()
    {
        var page = Compilation.Page.Replace("### -Id\n", "### -PassThru\n\nReturn the delivery.\n\n### -Id\n", StringComparison.Ordinal);
        var shared = Compilation.Shared;
        var compilation = Compilation.Of(page, shared.Replace("### -PassThru\n\nReturn it.\n", "", StringComparison.Ordinal));
        Assert.Equal("Return the delivery.", Parameter(compilation.Command.Element(Command + "parameters")!, "PassThru").Element(Maml + "description")!.Value);
    }

    private static IEnumerable<string> Names(XElement line) => line.Elements(Command + "parameter").Select(p => p.Element(Maml + "name")!.Value);

    private static XElement Parameter(XElement parent, string name) => parent.Elements(Command + "parameter").Single(p => p.Element(Maml + "name")!.Value == name);
}
