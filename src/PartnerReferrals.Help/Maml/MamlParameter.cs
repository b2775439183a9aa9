using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using static PartnerReferrals.Help.Maml.MamlNames;

namespace PartnerReferrals.Help.Maml;

/// <summary>A parameter in the two places where MAML has it.</summary>
internal static class MamlParameter
{
    /// <summary>In a line of the syntax, where a switch takes no value.</summary>
    public static XElement InSyntax(ParameterFacts parameter, IEnumerable<Paragraph> text)
    {
        var element = Element(parameter, text);
        if (parameter.Values.Count > 0)
        {
            element.Add(new XElement(CommandNs + "parameterValueGroup", parameter.Values.Select(value => Value(value, isRequired: false))));
        }

        if (!parameter.IsSwitch)
        {
            element.Add(Value(parameter.TypeName, isRequired: true));
        }

        return element;
    }

    /// <summary>In the list of parameters, with type and default.</summary>
    public static XElement InFull(ParameterFacts parameter, IEnumerable<Paragraph> text)
    {
        var element = Element(parameter, text.Concat(ParameterRemarks.Of(parameter)));
        element.Add(
            Value(parameter.TypeName, isRequired: !parameter.IsSwitch),
            new XElement(DevNs + "type", new XElement(MamlNs + "name", parameter.TypeName)),
            new XElement(DevNs + "defaultValue", parameter.Default));
        return element;
    }

    private static XElement Element(ParameterFacts parameter, IEnumerable<Paragraph> text) => new(
        CommandNs + "parameter",
        new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", parameter.AcceptsWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.Pipeline),
        new XAttribute("position", parameter.Position),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
        new XElement(MamlNs + "name", parameter.Name),
        new XElement(MamlNs + "description", MamlDocument.Paras(text)));

    private static XElement Value(string text, bool isRequired) => new(
        CommandNs + "parameterValue",
        new XAttribute("required", isRequired ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        text);
}
