namespace PartnerReferrals;

/// <summary>An id of the customer in another directory (facts 4.2).</summary>
public sealed class CustomerProfileId : JsonModel
{
    /// <summary><c>Duns</c> or <c>External</c>.</summary>
    public string? ProfileType { get => GetText(); set => Set(value); }

    /// <summary>The id.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(" ", ProfileType, Id);
}
