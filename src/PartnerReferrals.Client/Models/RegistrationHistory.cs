using System;

namespace PartnerReferrals;

/// <summary>When each state of a registration was reached (facts 4.10). Set by the service.</summary>
public sealed class RegistrationHistory : JsonModel
{
    /// <summary>Review pending since (UTC).</summary>
    public DateTimeOffset? ReviewPendingDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Action required since (UTC).</summary>
    public DateTimeOffset? ActionRequiredDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Passed (UTC).</summary>
    public DateTimeOffset? PassedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Failed (UTC).</summary>
    public DateTimeOffset? FailedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Approved (UTC).</summary>
    public DateTimeOffset? ApprovedDateTime { get => GetDate(); set => Set(value); }
}
