namespace PartnerReferrals;

/// <summary>Addresses of related resources (facts 4.9). Informational: the client builds its own.</summary>
public sealed class Links : JsonModel
{
    /// <summary>The referrals of the same engagement.</summary>
    public Link? RelatedReferrals { get => GetModel<Link>(); set => Set(value); }

    /// <summary>This referral.</summary>
    public Link? Self { get => GetModel<Link>(); set => Set(value); }
}
