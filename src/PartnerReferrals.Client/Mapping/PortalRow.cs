using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>A referral as one row of the portal's bulk file. What that file has no column for is left out.</summary>
internal static class PortalRow
{
    private static readonly string[] MemberParts = ["firstName", "lastName", "phoneNumber", "email"];
    private static readonly string[] SolutionParts = ["id", "currency", "price", "quantity"];

    /// <summary>The cells of a referral, one for each column of the template; null where there is nothing to say.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="template">Which generation of the file.</param>
    /// <param name="faults">For the column Errors, parted by <c>;</c>.</param>
    public static IReadOnlyList<string?> Of(Referral referral, PortalTemplate template, IReadOnlyList<Fault>? faults = null) =>
        Of(new SharedReferral { Referral = referral ?? throw new ArgumentNullException(nameof(referral)) }, template, faults);

    /// <summary>The cells of a deal: the own leg, with what was said to Microsoft and what it answered.</summary>
    /// <param name="deal">The deal, with its own leg.</param>
    /// <param name="template">Which generation of the file.</param>
    /// <param name="faults">For the column Errors, parted by <c>;</c>.</param>
    public static IReadOnlyList<string?> Of(SharedReferral deal, PortalTemplate template, IReadOnlyList<Fault>? faults = null)
    {
        var own = SharedDeal.Join(deal.Referral!, deal.ConnectedReferral);
        var errors = faults is { Count: > 0 } ? string.Join("; ", faults.Select(f => f.ToString())) : null;
        return
        [
            .. template.Columns.Select(column =>
                column.IsErrors ? errors
                : column.OfMicrosoft is { } answer && deal.ConnectedReferral is { } connected && Cell(connected, answer) is { } cell ? cell
                : column.Path is { } path ? Cell(own, path)
                : null),
        ];
    }

    private static string? Cell(Referral referral, FieldPath path)
    {
        var field = path.Field;
        if (field == ReferralRows.HelpRequired)
            return referral.DealType is { } type ? YesNo(type == DealType.CoSell) : null;

        if (field == ReferralRows.ContactConsent)
            return referral.Consent is { ConsentToContact: { } contact, ConsentToShareInfo: { } share } ? YesNo(contact && share) : null;

        if (field.Pair is not null)
            return Spelling(field, (string?)CellText.Pair(referral.Json, field)?["id"]);

        if (field.IsList)
            return Element(referral.Json, field, path.Indexes[0]);

        if (field.IsInList)
            return InFirst(referral.Json, field);

        return Value(referral, field, CellText.Of(CellText.At(referral.Json, field.Steps)));
    }

    private static string? Value(Referral referral, Field field, string? text) => field.Kind switch
    {
        _ when text is null => null,
        FieldKind.Date => CellText.PortalDate(text),
        FieldKind.Reason => ReasonNumber(referral.Substatus, text),
        FieldKind.Enumeration => Spelling(field, text),
        _ => text,
    };

    /// <summary>The portal's own spelling of a value, where it has one: a number for the kinds of help.</summary>
    private static string? Spelling(Field field, string? value)
    {
        if (field.KnownValues == KnownValueSets.HelpCode)
            return value == AssistanceRequestCode.Unknown || value is null ? null : KnownValueSets.HelpCode.Find(value)?.OtherSpellings.FirstOrDefault() ?? value;

        return field.KnownValues == KnownValueSets.MarketplaceIntent && value == MarketplaceIntent.HaveNotDecided ? "Have not decided" : value;
    }

    private static string ReasonNumber(string? substatus, string reason)
    {
        var reasons = substatus == ReferralSubstatus.Error ? KnownValueSets.ErrorReason : KnownValueSets.CloseReason;
        return reasons.Find(reason)?.OtherSpellings[0] ?? reason;
    }

    private static string? InFirst(JObject json, Field field)
    {
        var list = FieldPath.AncestorsOf(field).First(f => f.IsList);
        return CellText.List(json, list).Take(1).Select(element => CellText.Of(element[field.WireName])).FirstOrDefault();
    }

    private static string? Element(JObject json, Field list, int index)
    {
        var elements = CellText.List(json, list);
        if (index >= elements.Count)
            return null;

        var isMember = list.Kind == FieldKind.Members;
        var parts = (isMember ? MemberParts : SolutionParts).Select(name => CellText.Of(elements[index][name])).ToList();
        while (!isMember && parts.Count > 1 && parts[parts.Count - 1] is null)
            parts.RemoveAt(parts.Count - 1);

        return parts.TrueForAll(part => part is null) ? null : DelimitedCell.Join(parts, ',', ", ");
    }

    private static string YesNo(bool flag) => flag ? "Yes" : "No";
}
