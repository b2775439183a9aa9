namespace PartnerReferrals;

/// <summary>A status together with its substatus: they are legal or not as a pair (facts 6).</summary>
/// <param name="Status">The status.</param>
/// <param name="Substatus">The substatus.</param>
internal readonly record struct ReferralState(string Status, string Substatus)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status}/{Substatus}";
}

/// <summary>Known values of <see cref="Referral.Status"/> (facts 5.1). An open set: the service may add values.</summary>
public static class ReferralStatus
{
    /// <summary>Not answered yet.</summary>
    public const string New = "New";

    /// <summary>Accepted and being worked on.</summary>
    public const string Active = "Active";

    /// <summary>Ended.</summary>
    public const string Closed = "Closed";
}

/// <summary>Known values of <see cref="Referral.Substatus"/> (facts 5.2). An open set: the service may add values.</summary>
public static class ReferralSubstatus
{
    /// <summary>Waiting for an answer.</summary>
    public const string Pending = "Pending";

    /// <summary>Received, not answered yet.</summary>
    public const string Received = "Received";

    /// <summary>Accepted and being worked on.</summary>
    public const string Accepted = "Accepted";

    /// <summary>Ended: won.</summary>
    public const string Won = "Won";

    /// <summary>Ended: lost.</summary>
    public const string Lost = "Lost";

    /// <summary>Ended: declined.</summary>
    public const string Declined = "Declined";

    /// <summary>Ended: not answered within 14 days.</summary>
    public const string Expired = "Expired";

    /// <summary>Ended: closed as an error.</summary>
    public const string Error = "Error";
}
