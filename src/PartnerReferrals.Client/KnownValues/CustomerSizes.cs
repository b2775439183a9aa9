using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// A number of employees as people and CRM systems write it: a range in other signs (<c>51-250</c>, <c>10,001 to 20,000</c>, <c>20000+</c>),
/// or the number itself, which lies in one range of the present scale.
/// </summary>
internal static class CustomerSizes
{
    private const string Unit = "employees";
    private const string Above = "Morethan";

    // Employees are whole: a separator before three digits groups thousands.
    private static readonly Regex Thousands = new(@"(?<=[0-9])[.,'’ ](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant);

    /// <summary>The service's word; null where the text is none of these.</summary>
    internal static string? Read(string text)
    {
        var plain = Thousands.Replace(text, "").Replace(" ", "").ToLowerInvariant();
        if (plain.EndsWith(Unit, StringComparison.Ordinal))
            plain = plain.Substring(0, plain.Length - Unit.Length);

        if (plain.Length > 1 && (plain[0] == '>' || plain[plain.Length - 1] == '+') && Number(plain.Trim('>', '+')) is { } bound)
            return Known(Above + Text(bound) + Unit);

        var parts = plain.Split(['-', '–', '—'], 2);
        if (parts.Length == 2)
            return Number(parts[0]) is { } from && Number(parts[1]) is { } to ? Known($"{Text(from)}to{Text(to)}{Unit}") : null;

        return Number(plain) is { } count ? OfCount(count) : null;
    }

    private static string? OfCount(long count)
    {
        foreach (var size in TaxonomySets.CustomerSize.Values.Where(s => s.Outdated is null))
        {
            var bounds = size.Value.Replace(Unit, "").Split(["to"], StringSplitOptions.None);
            if (bounds.Length == 2 && Number(bounds[0]) <= count && count <= Number(bounds[1]))
                return size.Value;

            if (bounds.Length == 1 && Number(bounds[0].Replace(Above, "")) < count)
                return size.Value;
        }

        return null;
    }

    private static string? Known(string value) => TaxonomySets.CustomerSize.Find(value)?.Value;

    private static long? Number(string text) =>
        text.Length is > 0 and < 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
