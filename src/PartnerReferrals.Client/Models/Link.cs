namespace PartnerReferrals;

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
