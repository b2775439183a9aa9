using System;
using System.Collections.Generic;
using Microsoft.OData.UriParser;

namespace PartnerReferrals.Emulator.Query;

/// <summary>
/// What a filter demands of every match, read from its top-level <c>and</c> terms, so that a listing need not look at
/// referrals that cannot match.
/// </summary>
internal sealed class FilterBounds
{
    private readonly Dictionary<string, (DateTimeOffset From, DateTimeOffset To)> _times = [];

    private FilterBounds()
    {
    }

    /// <summary>The one engagement all matches belong to, if the filter names one.</summary>
    public Guid? EngagementId { get; private set; }

    public static FilterBounds Of(QueryNode? filter)
    {
        var bounds = new FilterBounds();
        bounds.Collect(filter);
        return bounds;
    }

    /// <summary>The span of times, both ends included, in which a property of all matches lies.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Times(string property) =>
        _times.TryGetValue(property, out var span) ? span : (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private void Collect(QueryNode? node)
    {
        switch (node)
        {
            case ConvertNode convert:
                Collect(convert.Source);
                break;
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and:
                Collect(and.Left);
                Collect(and.Right);
                break;
            case BinaryOperatorNode comparison when Strip(comparison.Right) is ConstantNode { Value: { } constant }
                && Strip(comparison.Left) is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode { Name: "$it" } } property:
                Note(property.Property.Name, comparison.OperatorKind, constant);
                break;
        }
    }

    private void Note(string property, BinaryOperatorKind kind, object constant)
    {
        if (property == "engagementId" && kind == BinaryOperatorKind.Equal && constant is Guid engagementId)
        {
            EngagementId = engagementId;
        }
        else if (property is "createdDateTime" or "updatedDateTime" && constant is DateTimeOffset time)
        {
            var (from, to) = Times(property);
            _times[property] = kind switch
            {
                BinaryOperatorKind.Equal => (Later(from, time), Earlier(to, time)),
                BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => (Later(from, time), to),
                BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => (from, Earlier(to, time)),
                _ => (from, to),
            };
        }
    }

    private static QueryNode Strip(QueryNode node) => node is ConvertNode convert ? Strip(convert.Source) : node;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
