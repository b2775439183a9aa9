namespace PartnerReferrals;

/// <summary>Whom a referral addresses (facts 4.9).</summary>
public sealed class Target : JsonModel
{
    /// <summary><c>BusinessProfileLocation</c> or <c>SolutionProfile</c>.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>Solution id, location id, or <c>msft</c>.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(" ", Type, Id);
}
