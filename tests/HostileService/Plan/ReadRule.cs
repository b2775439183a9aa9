using System;

namespace PartnerReferrals.Hostile;

/// <summary>Which reads meet a fault. The first rule of a plan that applies decides.</summary>
/// <param name="Fault">What is wrong.</param>
public sealed record ReadRule(ReadFault Fault)
{
    /// <summary>Only lists (true) or only single referrals (false); null for both.</summary>
    public bool? IsList { get; init; }

    /// <summary>Only where the filter holds this text; null for any.</summary>
    public string? Filter { get; init; }

    /// <summary>So many reads are spared first.</summary>
    public int Skip { get; init; }

    /// <summary>How many reads after that.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Chance, drawn from the plan's seed and the number of the read.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Status of an error.</summary>
    public int Status { get; init; } = 503;

    /// <summary><c>Retry-After</c>, as it is written.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How old or how late.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Only from this moment of true time on.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Only until this moment.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;
}
