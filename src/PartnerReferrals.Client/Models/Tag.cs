namespace PartnerReferrals;

/// <summary>An id from one of the service's lists, such as an industry (facts 4.7).</summary>
public sealed class Tag : JsonModel
{
    /// <summary>The id; spaces and punctuation are part of it.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => Id ?? "";
}
