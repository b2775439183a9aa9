namespace PartnerReferrals.Changing;

/// <summary>One referral to change.</summary>
public sealed class EditRequest
{
    /// <summary>Referral id.</summary>
    public required string Id { get; init; }

    /// <summary>The referral as it was read; null where only the id is known, so that it is read first.</summary>
    public Referral? Current { get; init; }

    /// <summary>Microsoft's leg of the engagement, where it is known.</summary>
    public Referral? Connected { get; init; }

    /// <summary>Concurrency stamp the change is made against; null for that of <see cref="Current"/>, or of the referral as it is read.</summary>
    public string? ETag { get; init; }

    /// <summary>What to do.</summary>
    public required IReferralEdit Edit { get; init; }

    /// <summary>Change it whatever is there: no <c>If-Match</c>, and by id alone nothing is read first unless the change cannot be made otherwise.</summary>
    public bool Force { get; init; }

    /// <summary>Ask for the new state.</summary>
    public bool ReturnRepresentation { get; init; }

    /// <summary>How messages call the referral.</summary>
    public string DisplayName => Current?.Name is { Length: > 0 } name ? $"{name} ({Id})" : Id;
}
