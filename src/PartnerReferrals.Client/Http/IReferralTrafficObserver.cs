namespace PartnerReferrals.Http;

/// <summary>
/// Is told what the client does. Called on worker threads, many at a time: queue the event and return at once; whoever owns the pipeline thread writes it.
/// What it throws is swallowed.
/// </summary>
public interface IReferralTrafficObserver
{
    /// <summary>Whether <see cref="TrafficEvent.Body"/> is wanted; redacting bodies costs time.</summary>
    bool WantsBodies { get; }

    /// <summary>Something happened.</summary>
    void Observe(TrafficEvent traffic);
}
