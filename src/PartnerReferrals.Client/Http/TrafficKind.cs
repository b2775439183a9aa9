namespace PartnerReferrals.Http;

/// <summary>What a <see cref="TrafficEvent"/> tells.</summary>
public enum TrafficKind
{
    /// <summary>A request is about to be sent.</summary>
    RequestStarting,

    /// <summary>An answer arrived.</summary>
    ResponseReceived,

    /// <summary>An attempt ended without an answer.</summary>
    AttemptFailed,

    /// <summary>The request will be sent again after <see cref="TrafficEvent.Delay"/>.</summary>
    Retrying,

    /// <summary>The service asked to slow down; all calls of the run wait.</summary>
    Throttled,

    /// <summary>A create has an unknown outcome and is being looked for.</summary>
    Reconciling,
}
