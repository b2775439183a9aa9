using System;

namespace PartnerReferrals.Hostile;

/// <summary>A time in which connections are refused.</summary>
/// <param name="From">Its begin, by true time.</param>
/// <param name="Until">Its end.</param>
public sealed record Absence(DateTimeOffset From, DateTimeOffset Until);
