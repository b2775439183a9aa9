namespace PartnerReferrals;

/// <summary>What the invited party is told (facts 4.8).</summary>
public sealed class InviteContext : JsonModel
{
    /// <summary>Message to the invited party.</summary>
    public string? Notes { get => GetText(); set => Set(value); }

    /// <summary>Kind of help asked for, such as <c>ProofOfConceptOrDemo</c>.</summary>
    public string? AssistanceRequestCode { get => GetText(); set => Set(value); }

    /// <summary>PartnerID of the invited location.</summary>
    public string? InvitedMpnId { get => GetText(); set => Set(value); }

    /// <summary>Who invites.</summary>
    public InvitedBy? InvitedBy { get => GetModel<InvitedBy>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        "; ",
        ModelText.Labelled("help", AssistanceRequestCode),
        ModelText.Labelled("invited by", InvitedBy?.ToString()),
        ModelText.Labelled("invited location", InvitedMpnId),
        Notes);
}

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

/// <summary>Known values of <see cref="InviteContext.AssistanceRequestCode"/> (facts 5.9). An open set: the service may add values.</summary>
public static class AssistanceRequestCode
{
    /// <summary>No help asked for.</summary>
    public const string Unknown = "Unknown";

    /// <summary>Value proposition for a workload.</summary>
    public const string WorkloadSpecificValueProposition = "WorkloadSpecificValueProposition";

    /// <summary>Technical architecture at the customer.</summary>
    public const string CustomerTechnicalArchitecture = "CustomerTechnicalArchitecture";

    /// <summary>Proof of concept or demo.</summary>
    public const string ProofOfConceptOrDemo = "ProofOfConceptOrDemo";

    /// <summary>Quotes or licensing.</summary>
    public const string QuotesOrLicensing = "QuotesOrLicensing";

    /// <summary>Customer success after the sale.</summary>
    public const string PostSalesCustomerSuccess = "PostSalesCustomerSuccess";

    /// <summary>General, or other.</summary>
    public const string GeneralOrOther = "GeneralOrOther";
}
