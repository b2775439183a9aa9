using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Query;

/// <summary>A list request, understood.</summary>
internal sealed record ListQuery(ListQueryText Text)
{
    /// <summary>Whether a referral matches; <see langword="null"/> when all do.</summary>
    public Func<EvaluationScope, bool>? Condition { get; init; }

    public required FilterBounds Bounds { get; init; }

    /// <summary>The order asked for; empty for the order of creation.</summary>
    public required IReadOnlyList<OrderKey> Order { get; init; }

    /// <summary>What to show of each referral; <see langword="null"/> for everything.</summary>
    public SelectTree? Select { get; init; }

    /// <summary>How many referrals are still wanted.</summary>
    public long? Top { get; init; }

    public long Skip { get; init; }

    public bool CountRequested { get; init; }

    /// <summary>Where the page before ended.</summary>
    public PagePosition? After { get; init; }

    /// <summary>The time index that is in the order asked for, if one is.</summary>
    public string? TimeOrder => Order switch
    {
        [] => "createdDateTime",
        [{ Path: "createdDateTime" or "updatedDateTime" } key] => key.Path,
        _ => null,
    };

    public bool Descending => Order is [{ Descending: true }, ..];
}

/// <summary>The parts of a list request that its next pages share.</summary>
internal sealed record ListQueryText(string? Filter, string? OrderBy, string? Select);

/// <summary>One key of an order: which value, which way.</summary>
internal sealed record OrderKey(string Path, bool Descending, Func<EvaluationScope, object?> Value);

/// <summary>The last referral of a page: its order keys and its id.</summary>
internal sealed record PagePosition(IReadOnlyList<object?> Keys, Guid Id);
