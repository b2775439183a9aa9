using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>
/// A referral as one flat row under this module's own column names. Mapped back, the row gives the same deal;
/// properties of the service without a name here, explicit nulls and empty lists do not fit into cells.
/// </summary>
internal static class FlatRow
{
    private static readonly Field[] Fields =
    [
        .. FieldTable.All.Where(f => IsColumn(f) && f.Kind != FieldKind.Pairs),

        // What the pairs' own columns leave over.
        .. FieldTable.All.Where(f => f.Kind == FieldKind.Pairs),
    ];

    /// <summary>What Microsoft's leg says, by the names of <see cref="SharedReferral"/>: to be read, not to be imported.</summary>
    private static readonly string[] AnswerColumns = [nameof(SharedReferral.MicrosoftState), nameof(SharedReferral.MicrosoftStatusReason), nameof(SharedReferral.MicrosoftCrmId)];

    /// <summary>The columns, always all and in the same order.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Fields.Select(f => f.FlatColumn), .. AnswerColumns];

    /// <summary>The cells of a referral, one for each of <see cref="Columns"/>; null where there is nothing to say.</summary>
    /// <param name="referral">The referral.</param>
    public static IReadOnlyList<string?> Of(Referral referral) => Of(new SharedReferral { Referral = referral ?? throw new ArgumentNullException(nameof(referral)) });

    /// <summary>The cells of a deal: the own leg, with what was said to Microsoft and what it answered.</summary>
    /// <param name="deal">The deal, with its own leg.</param>
    public static IReadOnlyList<string?> Of(SharedReferral deal)
    {
        var json = SharedDeal.Join(deal.Referral!, deal.ConnectedReferral).Json;
        var told = new HashSet<JObject>();
        return
        [
            .. Fields.Select(field => Cell(json, field, told)),
            deal.MicrosoftState, deal.MicrosoftStatusReason, deal.ConnectedReferral is null ? null : deal.MicrosoftCrmId,
        ];
    }

    private static bool IsColumn(Field field) =>
        !field.IsVirtual
        && field.Kind is not (FieldKind.Object or FieldKind.Objects or FieldKind.Members or FieldKind.Solutions)
        && field.Parent?.Kind is not FieldKind.Tags
        && (field.Parent?.Kind is not FieldKind.Pairs || field.Pair is not null)
        && !(field.IsReadOnly && ((field.IsInList && !RegistrationCells.Has(field)) || field.Kind == FieldKind.Json));

    private static string? Cell(JObject json, Field field, HashSet<JObject> told)
    {
        if (field.Kind == FieldKind.Tags)
            return Join(CellText.List(json, field).Select(tag => CellText.Of(tag["id"])));

        if (field.Kind == FieldKind.Pairs)
            return Join(CellText.List(json, field).Where(p => !told.Contains(p)).Select(p => Pair(CellText.Of(p[field.PairKey!]), CellText.Of(p["id"]))).Where(p => p is not null));

        if (RegistrationCells.Has(field))
            return Join(RegistrationCells.Of(json, field));

        if (field.Pair is not null)
        {
            if (CellText.Pair(json, field) is not { } pair)
                return null;

            told.Add(pair);
            return (string?)pair["id"];
        }

        return field.IsInList ? Join(Each(json, field)) : CellText.Of(CellText.At(json, field.Steps));
    }

    private static IEnumerable<string?> Each(JObject json, Field field)
    {
        var list = FieldPath.AncestorsOf(field).First(f => f.IsList);
        var below = field.Steps.Skip(list.Steps.Count).ToArray();
        return CellText.List(json, list).Select(element => CellText.Of(CellText.At(element, below)));
    }

    private static string? Pair(string? key, string? value) => key is null || value is null ? null : DelimitedCell.Join([key, value], '=', "=");

    private static string? Join(IEnumerable<string?> items)
    {
        var all = items.ToList();
        return all.TrueForAll(item => item is null) ? null : DelimitedCell.Join(all, ';', ";");
    }
}
