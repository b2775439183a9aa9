namespace PartnerReferrals.Http;

/// <summary>What follows from how an attempt ended.</summary>
internal enum Disposition
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>The token was refused: try once more with a fresh one.</summary>
    Unauthenticated,

    /// <summary>Look at the address the answer names.</summary>
    Redirected,

    /// <summary>May be sent again.</summary>
    Transient,

    /// <summary>Final: the service refused, or could never be reached.</summary>
    Final,

    /// <summary>Nobody knows whether the service acted.</summary>
    Unknown,
}
