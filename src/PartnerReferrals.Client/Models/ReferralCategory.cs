namespace PartnerReferrals;

/// <summary>What kind of referral it is (facts 7). Not on the wire: it follows from type, qualification and inviter.</summary>
public enum ReferralCategory : long // ConvertTo-Json writes an enum of this width as its word.
{
    /// <summary>A lead of Microsoft's commercial marketplace.</summary>
    MarketplaceLead,

    /// <summary>A lead qualified by Microsoft.</summary>
    QualifiedLead,

    /// <summary>A deal sold together.</summary>
    CoSellOpportunity,
}
