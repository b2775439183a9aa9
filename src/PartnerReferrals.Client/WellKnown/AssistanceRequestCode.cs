namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="InviteContext.AssistanceRequestCode"/> (facts 5.9). An open set: the service may add words.</summary>
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
