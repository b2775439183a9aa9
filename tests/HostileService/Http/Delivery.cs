namespace PartnerReferrals.Hostile;

/// <summary>How an answer travels, or does not.</summary>
public enum Delivery
{
    /// <summary>As it is.</summary>
    Whole,

    /// <summary>The connection breaks instead.</summary>
    Dropped,

    /// <summary>Nothing ever comes.</summary>
    Silent,

    /// <summary>The headers, half of the body, then the connection breaks.</summary>
    CutBody,

    /// <summary>The status line and the headers come byte by byte.</summary>
    TrickledHeaders,

    /// <summary>The body never ends.</summary>
    EndlessBody,

    /// <summary>A small compressed body that never ends once it is unpacked. On the wire only.</summary>
    CompressionBomb,
}
