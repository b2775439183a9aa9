using System;

namespace PartnerReferrals.Reports;

/// <summary>What a report says about the run as a whole.</summary>
public sealed class ReportHeader
{
    /// <summary>Heading of the page.</summary>
    public string Title { get; init; } = "Partner Center referral import";

    /// <summary>Name of the input without its folder; null for pipeline input.</summary>
    public string? FileName { get; init; }

    /// <summary>When the run began. Shown in the offset it is given in.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who ran it: the account that signed in; null where it is not known.</summary>
    public string? Account { get; init; }

    /// <summary>The service the rows went to.</summary>
    public Uri? Endpoint { get; init; }
}
