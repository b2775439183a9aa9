using System;

namespace PartnerReferrals.Hostile;

/// <summary>Which creates meet a fault. The first rule of a plan that applies decides.</summary>
/// <param name="Fault">What happens.</param>
public sealed record CreateRule(CreateFault Fault)
{
    /// <summary>Only own legs (false) or only Microsoft's (true); null for both.</summary>
    public bool? IsMicrosofts { get; init; }

    /// <summary>Only the deal of this name; null for any.</summary>
    public string? Name { get; init; }

    /// <summary>Only the first so many times that the same create is posted.</summary>
    public int Attempts { get; init; } = int.MaxValue;

    /// <summary>How many creates in all.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Chance, drawn from the plan's seed, the create and its attempt: the order of arrival does not matter.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Only from this moment of true time on.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Only until this moment.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;
}
