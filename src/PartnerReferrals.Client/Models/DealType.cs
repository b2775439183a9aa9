namespace PartnerReferrals;

/// <summary>What a deal means for Microsoft (facts 8). Not on the wire: it follows from type, share flag and help asked for.</summary>
public enum DealType : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>Microsoft sees nothing.</summary>
    Private,

    /// <summary>Microsoft's sellers may look; no help is asked for.</summary>
    PartnerLed,

    /// <summary>A Microsoft seller is invited to help: two legs under one engagement.</summary>
    CoSell,
}
