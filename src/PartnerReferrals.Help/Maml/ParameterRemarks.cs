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
        if (FieldTable.All.FirstOrDefault(f => f.Parameter == parameter.Name) is { } field)
        {
            yield return new Paragraph($"Takes: {field.Accepted}" + (field.IsVirtual ? "" : $" Wire name: {field.WirePath}."));
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
