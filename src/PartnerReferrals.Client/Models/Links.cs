namespace PartnerReferrals;

/// <summary>Addresses of related resources (facts 4.9). Informational: the client builds its own.</summary>
public sealed class Links : JsonModel
{
    /// <summary>The referrals of the same engagement.</summary>
    public Link? RelatedReferrals { get => GetModel<Link>(); set => Set(value); }

    /// <summary>This referral.</summary>
    public Link? Self { get => GetModel<Link>(); set => Set(value); }
}

/// <summary>One address (facts 4.9).</summary>
public sealed class Link : JsonModel
{
    /// <summary>The address as the service gave it.</summary>
    public string? Uri { get => GetText(); set => Set(value); }

    /// <summary>HTTP method.</summary>
    public string? Method { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => Uri ?? "";
}
