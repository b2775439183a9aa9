using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Understands the system query options of a list request through the OData library's own parser.</summary>
internal static class ListQueryReader
{
    private static readonly string[] Supported = ["$filter", "$orderby", "$select", "$top", "$skip", "$count", "$expand", "$skiptoken"];

    /// <exception cref="ApiError">400: an option is unknown, unsupported or not understood; the target names it.</exception>
    public static (ListQuery Query, long? KnownCount) Read(string queryText)
    {
        var options = QueryText.Read(queryText)
            .Where(pair => pair.Key.StartsWith('$'))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        if (options.Keys.FirstOrDefault(name => !Supported.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unsupported)
        {
            throw ApiError.Invalid(unsupported, $"The query option {unsupported} is not supported. Supported: {string.Join(", ", Supported)}.");
        }

        CheckExpand(options);
        if (options.TryGetValue("$skiptoken", out var tokenText))
        {
            var token = SkipToken.Read(tokenText);
            var next = Read(token.Text, []);
            if (token.After.Keys.Count != Math.Max(1, next.Order.Count))
            {
                throw ApiError.Invalid("$skiptoken", "The $skiptoken was not made by this service.");
            }

            return (next with { After = token.After, Top = token.Top, CountRequested = token.CountRequested }, token.Count);
        }

        var text = new ListQueryText(
            options.GetValueOrDefault("$filter"), options.GetValueOrDefault("$orderby"), options.GetValueOrDefault("$select"));
        return (Read(text, options), null);
    }

    private static ListQuery Read(ListQueryText text, Dictionary<string, string> options)
    {
        var all = new Dictionary<string, string>(options, StringComparer.OrdinalIgnoreCase);
        Put("$filter", text.Filter);
        Put("$orderby", text.OrderBy);
        Put("$select", text.Select);
        var parser = new ODataQueryOptionParser(ReferralModel.Model, ReferralModel.Entity, ReferralModel.Set, all)
        {
            Resolver = new ReferralUriResolver(),
        };
        var filter = Parse("$filter", () => parser.ParseFilter()?.Expression);
        return new ListQuery(text)
        {
            Condition = filter is null ? null : Parse("$filter", () => FilterCompiler.Condition(filter)),
            Bounds = FilterBounds.Of(filter),
            Order = Parse("$orderby", () => ReadOrder(parser.ParseOrderBy())),
            Select = Parse("$select", () => SelectTree.Of(parser.ParseSelectAndExpand())),
            Top = Parse("$top", parser.ParseTop),
            Skip = Parse("$skip", parser.ParseSkip) ?? 0,
            CountRequested = Parse("$count", parser.ParseCount) ?? false,
        };

        void Put(string name, string? value)
        {
            if (value is not null)
            {
                all[name] = value;
            }
        }
    }

    /// <summary>
    /// The connector declares the option and nothing says what it may name (facts 13.9). A referral has no related entities,
    /// so whatever it names of a referral is there already.
    /// </summary>
    private static void CheckExpand(Dictionary<string, string> options)
    {
        if (!options.Remove("$expand", out var text))
        {
            return;
        }

        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReferralSchema.Referral.Find(name) is null)
            {
                throw ApiError.Invalid("$expand", $"The query option $expand names '{name}', which is not a property of a referral.");
            }
        }
    }

    private static List<OrderKey> ReadOrder(OrderByClause? clause)
    {
        var keys = new List<OrderKey>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            if (clause.Expression is not SingleValuePropertyAccessNode access)
            {
                throw new UnsupportedQueryException("Ordering by anything but a property");
            }

            keys.Add(new OrderKey(PathOf(access), clause.Direction == OrderByDirection.Descending, FilterCompiler.Value(access)));
        }

        return keys;
    }

    private static string PathOf(SingleValuePropertyAccessNode access) => access.Source is ResourceRangeVariableReferenceNode
        ? access.Property.Name
        : "/" + access.Property.Name;

    private static T Parse<T>(string option, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception refused) when (refused is ODataException or UnsupportedQueryException or OverflowException or FormatException)
        {
            throw ApiError.Invalid(option, $"The query option {option} is not usable: {refused.Message}");
        }
    }
}
