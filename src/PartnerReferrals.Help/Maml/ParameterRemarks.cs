using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Help.Maml;

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
