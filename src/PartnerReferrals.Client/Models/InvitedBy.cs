namespace PartnerReferrals;

/// <summary>The inviting organization (facts 4.8).</summary>
public sealed class InvitedBy : JsonModel
{
    /// <summary>A GUID, or <c>msft</c>.</summary>
    public string? OrganizationId { get => GetText(); set => Set(value); }

    /// <summary>Name of the organization.</summary>
    public string? OrganizationName { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(OrganizationName) ? OrganizationId ?? "" : OrganizationName!;
}
