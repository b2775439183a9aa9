using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Hostile;

/// <summary>Lists what the store holds, truly or not.</summary>
internal sealed class ReferralList(ReferralStore store)
{
    // Tokens of walks that lead nowhere: whoever got onto one stays on it.
    private const string Itself = "itself";
    private const string Odd = "odd";
    private const string Even = "even";
    private const string Endless = "endless";

    /// <summary>One page.</summary>
    /// <param name="address">The request's.</param>
    /// <param name="now">True time.</param>
    /// <param name="plan">How the service behaves.</param>
    /// <param name="rule">What is wrong with this page; null for nothing.</param>
    public ServiceAnswer Answer(Uri address, DateTimeOffset now, ServicePlan plan, ReadRule? rule)
    {
        var query = new ListQuery(address.Query);
        Condition? filter;
        try
        {
            filter = string.IsNullOrWhiteSpace(query.Filter) ? null : FilterParser.Parse(query.Filter);
        }
        catch (FormatException e)
        {
            return ServiceAnswer.Error(400, "invalidRequest", "The filter is not supported: " + e.Message);
        }

        if (filter is not null && (plan.RefusesFilters
            || (plan.RefusesDateFilter && (filter.Names("updatedDateTime") || filter.Names("createdDateTime")))
            || (plan.RefusesExternalIdFilter && filter.Names("externalReferenceId"))))
        {
            return ServiceAnswer.Error(400, "invalidRequest", "The filter is not supported.");
        }

        if (AstrayOf(query.Token, rule?.Fault) is { } next)
        {
            return ServiceAnswer.Json(200, Page(Others(plan), address, query.At(next)));
        }

        switch (rule?.Fault)
        {
            case ReadFault.EmptyList:
                return ServiceAnswer.Json(200, Page([], address, null));
            case ReadFault.PartialContent:
                return ServiceAnswer.Json(206, Page(Others(plan), address, null)).With("Content-Range", "referrals 0-0/1000");
            case ReadFault.TransformedContent:
                return ServiceAnswer.Json(203, Page(Others(plan), address, null)).With("Warning", "214 proxy \"Transformation Applied\"");
            case ReadFault.NoReferrals:
                var odd = Page([], address, null);
                odd["value"] = new JsonArray(1, "referral", null, new JsonObject { ["name"] = "no id" }, new JsonArray(), true);
                return ServiceAnswer.Json(200, odd);
        }

        var asOf = rule?.Fault is ReadFault.Stale or ReadFault.OldAge ? now - rule.Age : now;
        var listed = store.All.Where(r => r.MadeAt + (r.IsStrangers ? TimeSpan.Zero : plan.ListingDelay) <= asOf);
        if (filter is not null && !plan.IgnoresFilters)
        {
            listed = listed.Where(r => filter.Holds(r.Held));
        }

        var rows = Order(listed, plan.IgnoresOrder ? "createdDateTime asc" : query.OrderBy).Skip(query.Skip).ToArray();
        if (query.Top is { } top)
        {
            rows = [.. rows.Take(top)];
        }

        var from = int.TryParse(query.Token, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
        var end = from + plan.PageSize;
        var link = end < rows.Length ? query.At(end.ToString(CultureInfo.InvariantCulture)) : null;
        var page = Page(rows.Skip(from).Take(plan.PageSize).Select(r => Selected(r.Held, query.Select)), address, link, rule?.Fault == ReadFault.NextLinksElsewhere);
        page["@odata.count"] = rows.Length;
        var answer = ServiceAnswer.Json(200, page);
        return rule?.Fault == ReadFault.OldAge ? answer.With("Age", ((long)rule.Age.TotalSeconds).ToString(CultureInfo.InvariantCulture)) : answer;
    }

    private static string? AstrayOf(string? token, ReadFault? fault) => token switch
    {
        Itself => Itself,
        Odd => Even,
        Even => Odd,
        { } walked when walked.StartsWith(Endless, StringComparison.Ordinal) => Endless + (int.Parse(walked.AsSpan(Endless.Length), CultureInfo.InvariantCulture) + 1),
        null when fault == ReadFault.NextLinkToItself => Itself,
        null when fault == ReadFault.NextLinksAlternate => Odd,
        null when fault == ReadFault.NextLinksEndless => Endless + "1",
        _ => null,
    };

    private static JsonObject Page(IEnumerable<JsonObject> referrals, Uri address, string? next, bool elsewhere = false)
    {
        var page = new JsonObject
        {
            ["@odata.context"] = "http://api.partner.microsoft.com/v1.0/$metadata#Referrals",
            ["value"] = new JsonArray([.. referrals.Select(r => r.DeepClone())]),
        };
        if (next is not null)
        {
            page["@odata.nextLink"] = (elsewhere ? "https://elsewhere.invalid/v1.0/engagements/referrals" : address.GetLeftPart(UriPartial.Path)) + "?" + next;
        }

        return page;
    }

    private static JsonObject Selected(JsonObject held, string[] names) => names.Length == 0
        ? held
        : new JsonObject(held.Where(p => names.Contains(p.Key, StringComparer.OrdinalIgnoreCase)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

    private static IOrderedEnumerable<StoredReferral> Order(IEnumerable<StoredReferral> rows, string? orderBy)
    {
        var words = (orderBy ?? "createdDateTime asc").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, "desc"] ? rows.OrderByDescending(Key) : rows.OrderBy(Key);

        string Key(StoredReferral r) => r.Held[words[0]]?.ToString() ?? "";
    }

    // What nobody looks for: the list seems to work.
    private IEnumerable<JsonObject> Others(ServicePlan plan) => store.All.Where(r => r.IsStrangers).Take(plan.PageSize).Select(r => r.Held);
}
