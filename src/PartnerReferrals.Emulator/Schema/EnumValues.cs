namespace PartnerReferrals.Emulator.Schema;

/// <summary>The closed sets of facts 5, in the service's spelling.</summary>
internal static class EnumValues
{
    public static readonly string[] Status = ["None", "New", "Active", "Closed"];

    public static readonly string[] Substatus =
        ["None", "Pending", "Received", "Accepted", "Won", "Lost", "Declined", "Expired", "Error"];

    public static readonly string[] Type = ["Independent", "Shared"];

    public static readonly string[] Qualification = ["None", "Direct", "MarketingQualified", "SalesQualified"];

    public static readonly string[] TargetType = ["None", "BusinessProfileLocation", "SolutionProfile"];

    public static readonly string[] SolutionType = ["None", "Category", "Name"];

    public static readonly string[] ProfileType = ["Duns", "External"];

    public static readonly string[] AssistanceRequestCode =
    [
        "Unknown", "GeneralOrOther", "CustomerTechnicalArchitecture", "ProofOfConceptOrDemo", "QuotesOrLicensing",
        "PostSalesCustomerSuccess", "WorkloadSpecificValueProposition",
    ];

    public static readonly string[] RegistrationType = ["AzureIPCoSell"];

    public static readonly string[] ContractTerm = ["Perpetual", "Finite"];

    public static readonly string[] PrimaryDeploymentOn = ["Customer", "Partner"];

    public static readonly string[] PricingModel = ["PayAsYouGo", "Other"];
}
