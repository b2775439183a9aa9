namespace PartnerReferrals.Http;

/// <summary>Whether a request may be sent a second time.</summary>
public enum RetryRule
{
    /// <summary>Sending twice is the same as sending once (GET): anything transient is retried.</summary>
    Repeatable,

    /// <summary>Sending twice may do it twice (POST, PATCH): retried only when the service certainly did nothing.</summary>
    OnlyIfNotDone,
}
