namespace PartnerReferrals;

/// <summary>Known values of <see cref="Referral.Type"/> (facts 5.3). An open set: the service may add values.</summary>
public static class ReferralType
{
    /// <summary>One party's deal.</summary>
    public const string Independent = "Independent";

    /// <summary>A deal with an invited party.</summary>
    public const string Shared = "Shared";
}

/// <summary>Known values of <see cref="Referral.Qualification"/> (facts 5.4). An open set: the service may add values.</summary>
public static class ReferralQualification
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>The customer came by itself.</summary>
    public const string Direct = "Direct";

    /// <summary>Qualified by marketing.</summary>
    public const string MarketingQualified = "MarketingQualified";

    /// <summary>Qualified by sales.</summary>
    public const string SalesQualified = "SalesQualified";
}

/// <summary>Known values of <see cref="Referral.Direction"/> (facts 5.5). An open set: the service may add values.</summary>
public static class ReferralDirection
{
    /// <summary>Sent to you.</summary>
    public const string Incoming = "Incoming";

    /// <summary>Created by you.</summary>
    public const string Outgoing = "Outgoing";
}

/// <summary>What kind of referral it is (facts 7). Not on the wire: it follows from type, qualification and inviter.</summary>
public enum ReferralCategory : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>A lead of Microsoft's commercial marketplace.</summary>
    MarketplaceLead,

    /// <summary>A lead qualified by Microsoft.</summary>
    QualifiedLead,

    /// <summary>A deal sold together.</summary>
    CoSellOpportunity,
}
