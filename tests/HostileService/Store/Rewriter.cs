using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Hostile;

/// <summary>Makes of a referral's values what a service may make of them.</summary>
internal static class Rewriter
{
    // Texts that a user writes. Everything else is a code or a stamp.
    private static readonly string[] FreeTexts =
    [
        "name", "customerProfile.name", "customerProfile.address.addressLine1", "customerProfile.address.city", "details.notes", "inviteContext.notes",
    ];

    public static void Apply(JsonObject held, IEnumerable<Rewrite> rewrites)
    {
        foreach (var rewrite in rewrites)
        {
            Apply(held, rewrite);
        }
    }

    private static void Apply(JsonObject held, Rewrite rewrite)
    {
        switch (rewrite)
        {
            case Rewrite.TrimmedBlanks:
                ChangeAll(held, text => text.Trim());
                break;
            case Rewrite.CollapsedBlanks:
                ChangeAll(held, text => Regex.Replace(text, "[ \u00a0\t]+", " "));
                break;
            case Rewrite.ComposedUnicode:
                ChangeAll(held, text => text.Normalize(NormalizationForm.FormC));
                break;
            case Rewrite.EncodedEntities:
                ChangeAll(held, text => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));
                break;
            case Rewrite.RoundedValue:
                ChangeNode(held, "details.dealValue", value => decimal.Round(Number(value), MidpointRounding.AwayFromZero));
                break;
            case Rewrite.ValueAsText:
                ChangeNode(held, "details.dealValue", value => Number(value).ToString(CultureInfo.InvariantCulture));
                break;
            case Rewrite.DateWithoutTime:
                Change(held, "details.closingDateTime", text => text[..10]);
                break;
            case Rewrite.DateInAnotherZone:
                Change(held, "details.closingDateTime", text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(-8)).ToString("yyyy-MM-ddTHH:mm:sszzz"));
                break;
            case Rewrite.WindowsLineEnds:
                ChangeAll(held, text => text.ReplaceLineEndings("\r\n"));
                break;
            case Rewrite.UnixLineEnds:
                ChangeAll(held, text => text.ReplaceLineEndings("\n"));
                break;
            case Rewrite.NoLineEnds:
                ChangeAll(held, text => text.ReplaceLineEndings(" "));
                break;
            case Rewrite.StrippedTags:
                ChangeAll(held, text => Regex.Replace(text, "<[^>]*>", ""));
                break;
            case Rewrite.CutNotes:
                Change(held, "details.notes", text => Cut(text, 40));
                break;
            case Rewrite.CutName:
                Change(held, "name", text => Cut(text, 12));
                break;
            case Rewrite.CanonicalCustomer:
                Change(held, "customerProfile.name", text => text.Split([" AG", " Ltd", " GmbH"], StringSplitOptions.None)[0].ToUpperInvariant());
                break;
            case Rewrite.CanonicalCity:
                Change(held, "customerProfile.address.city", text => Unaccented(text) + " (ZG)");
                break;
            case Rewrite.CanonicalPostalCode:
                Change(held, "customerProfile.address.postalCode", text => "CH-" + text);
                break;
            case Rewrite.CampaignAdded:
                held["campaignId"] ??= "CMP-DEFAULT";
                break;
            case Rewrite.PlainPunctuation:
                ChangeAll(held, text => text.Replace('\u2019', '\'').Replace('\u2013', '-').Replace('\u201c', '"').Replace('\u201d', '"'));
                break;
            case Rewrite.LowerCaseEmail:
                foreach (var member in Members(held))
                {
                    Change(member, "email", text => text.ToLowerInvariant());
                }

                break;
            case Rewrite.UpperCaseExternalId:
                Change(held, "externalReferenceId", text => text.ToUpperInvariant());
                break;
            case Rewrite.EncodedExternalId:
                Change(held, "externalReferenceId", text => text.Replace("&", "&amp;"));
                break;
            case Rewrite.ExternalIdWithoutZeros:
                Change(held, "externalReferenceId", text => text.TrimStart('0'));
                break;
            case Rewrite.CutExternalId:
                Change(held, "externalReferenceId", text => Cut(text, 8));
                break;
            case Rewrite.NoExternalId:
                held["externalReferenceId"] = null;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rewrite), rewrite, null);
        }
    }

    private static void ChangeAll(JsonObject held, Func<string, string> change)
    {
        foreach (var path in FreeTexts)
        {
            Change(held, path, change);
        }
    }

    private static void Change(JsonObject held, string path, Func<string, string> change) =>
        ChangeNode(held, path, value => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? change(value.GetValue<string>()) : value.DeepClone());

    private static void ChangeNode(JsonObject held, string path, Func<JsonNode, JsonNode?> change)
    {
        JsonObject? parent = held;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            parent = parent?[name] as JsonObject;
        }

        if (parent?[names[^1]] is { } value)
        {
            parent[names[^1]] = change(value);
        }
    }

    private static IEnumerable<JsonObject> Members(JsonObject held) =>
        new[] { held["team"], held["customerProfile"]?["team"] }.OfType<JsonArray>().SelectMany(team => team.OfType<JsonObject>());

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToString(), CultureInfo.InvariantCulture);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Unaccented(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);
}
