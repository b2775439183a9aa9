using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>The registration of a deal as text of cells. Of several the latest counts; the earlier ones failed or were closed.</summary>
internal static class RegistrationCells
{
    private const string List = "registrations";
    private static readonly int Above = FieldTable.Get(List + "[]").Steps.Count;

    /// <summary>Whether the field is a part of a registration.</summary>
    internal static bool Has(Field field) => field.WirePath.StartsWith(List + "[].", StringComparison.Ordinal);

    /// <summary>The field behind a column of the portal's file; null for a column without one.</summary>
    internal static Field? FieldOf(string column) =>
        RegistrationTemplate.Find(column)?.Path is { } path ? FieldTable.TryGet(List + "[]." + path.Replace("solutionDetails.", "solutionDetails[].")) : FieldTable.Find(column)?.Field;

    /// <summary>The values of a field, one for each registered solution where it stands in these.</summary>
    internal static IEnumerable<string?> Of(JObject referral, Field field) =>
        Latest(referral) is { } registration ? Leaves(registration, [.. field.Steps.Skip(Above)]) : [];

    /// <summary>One row of the portal's file; null for a deal that has no registration.</summary>
    internal static IReadOnlyList<string?>? PortalRow(Referral referral) => Latest(referral.Json) is not { } registration ? null :
    [
        .. RegistrationTemplate.Columns.Select(column =>
            column.Header == RegistrationTemplate.ReferralId ? referral.Id
            : column.Path is not { } path ? null
            : Portal(path, Leaves(registration, path.Split('.')).FirstOrDefault())),
    ];

    private static JObject? Latest(JObject referral) => (referral[List] as JArray)?.OfType<JObject>().LastOrDefault();

    private static string? Portal(string path, string? text) => text is not null && path.EndsWith("DateTime", StringComparison.Ordinal) ? CellText.PortalDate(text) : text;

    private static IEnumerable<string?> Leaves(JToken? node, string[] steps)
    {
        foreach (var step in steps)
        {
            if ((node as JObject)?[step] is JArray list)
            {
                var below = steps.Skip(Array.IndexOf(steps, step) + 1).ToArray();
                return list.SelectMany(element => Leaves(element, below));
            }

            node = (node as JObject)?[step];
        }

        return [CellText.Of(node)];
    }
}
