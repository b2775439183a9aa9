using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Help.Pages;
using static PartnerReferrals.Help.Maml.MamlNames;

namespace PartnerReferrals.Help.Maml;

/// <summary>The file Get-Help reads: what the pages say, with what the engine knows.</summary>
internal static class MamlDocument
{
    public static XDocument Of(IEnumerable<(CmdletPage Page, CommandFacts Command)> cmdlets) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            MshNs + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlNs),
            new XAttribute(XNamespace.Xmlns + "command", CommandNs),
            new XAttribute(XNamespace.Xmlns + "dev", DevNs),
            cmdlets.OrderBy(c => c.Page.Name, System.StringComparer.Ordinal).Select(c => CommandElement(c.Page, c.Command))));

    private static XElement CommandElement(CmdletPage page, CommandFacts command) => new(
        CommandNs + "command",
        new XElement(
            CommandNs + "details",
            new XElement(CommandNs + "name", command.Name),
            new XElement(CommandNs + "verb", command.Verb),
            new XElement(CommandNs + "noun", command.Noun),
            new XElement(MamlNs + "description", Para(page.Synopsis))),
        new XElement(MamlNs + "description", Paras(page.Description)),
        new XElement(CommandNs + "syntax", command.ParameterSets.Select(set => new XElement(
            CommandNs + "syntaxItem",
            new XElement(MamlNs + "name", command.Name),
            set.Select(p => MamlParameter.InSyntax(p, page.Parameters[p.Name].Paragraphs))))),
        new XElement(
            CommandNs + "parameters",
            command.Parameters
                .OrderBy(p => p.Name, System.StringComparer.Ordinal)
                .Select(p => MamlParameter.InFull(p, page.Parameters[p.Name].Paragraphs))),
        new XElement(CommandNs + "inputTypes", page.Inputs.Select(t => TypeElement(CommandNs + "inputType", t))),
        new XElement(CommandNs + "returnValues", page.Outputs.Select(t => TypeElement(CommandNs + "returnValue", t))),
        new XElement(MamlNs + "alertSet", new XElement(MamlNs + "alert", Paras(page.Notes))),
        new XElement(CommandNs + "examples", page.Examples.Select(ExampleElement)),
        new XElement(CommandNs + "relatedLinks", page.Links.Select(LinkElement)));

    private static XElement TypeElement(XName name, TypeText type) => new(
        name,
        new XElement(DevNs + "type", new XElement(MamlNs + "name", type.TypeName)),
        new XElement(MamlNs + "description", Paras(type.Paragraphs)));

    // The empty paragraph is the blank line before the next example.
    private static XElement ExampleElement(Example example) => new(
        CommandNs + "example",
        new XElement(MamlNs + "title", $"-------- {example.Title} --------"),
        new XElement(DevNs + "code", example.Code),
        new XElement(DevNs + "remarks", Paras(example.Remarks), Para("")));

    // A page's own address means nothing to Get-Help: the name is what somebody types.
    private static XElement LinkElement(RelatedLink link) => new(
        MamlNs + "navigationLink",
        new XElement(MamlNs + "linkText", link.Text),
        new XElement(MamlNs + "uri", link.IsWebAddress ? link.Address : ""));

    /// <summary>Paragraphs; those of one tight list stay together.</summary>
    internal static IEnumerable<XElement> Paras(IEnumerable<Paragraph> paragraphs)
    {
        var lines = new List<string>();
        foreach (var paragraph in paragraphs)
        {
            if (lines.Count > 0 && !paragraph.IsTight)
            {
                yield return Para(string.Join('\n', lines));
                lines.Clear();
            }

            lines.Add(paragraph.Unwrapped);
        }

        if (lines.Count > 0)
        {
            yield return Para(string.Join('\n', lines));
        }
    }

    private static XElement Para(string text) => new(MamlNs + "para", text);
}
