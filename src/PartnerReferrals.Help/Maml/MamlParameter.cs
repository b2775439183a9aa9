using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Mapping.Fields;
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

/// <summary>What the code knows about a parameter's values, said after what the page says.</summary>
internal static class ParameterRemarks
{
    public static IEnumerable<Paragraph> Of(ParameterFacts parameter)
    {
        // A field parameter has the flat name of its field.
        if (FieldTable.All.FirstOrDefault(f => !f.IsReadOnly && f.Aliases.Contains(parameter.Name)) is { } field)
        {
            var accepted = parameter.IsSwitch ? "" : $"Takes: {field.Accepted} ";
            yield return new Paragraph((accepted + (field.IsVirtual ? "" : $"Wire name: {field.WirePath}.")).TrimEnd());
        }

        if (parameter.Values.Count > 0)
        {
            yield return new Paragraph($"Accepted values: {string.Join(", ", parameter.Values)}.");
        }

        if (parameter.Range is var (least, greatest))
        {
            yield return new Paragraph(greatest == int.MaxValue.ToString(CultureInfo.InvariantCulture)
                ? $"Accepted values: {least} or more."
                : $"Accepted values: {least} to {greatest}.");
        }
    }
}
