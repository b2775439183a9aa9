namespace PartnerReferrals;

/// <summary>Ids in Microsoft's own systems (facts 4.9). Set by the service.</summary>
public sealed class TrackingInfo : JsonModel
{
    /// <summary>Id in Microsoft's CRM, filled after Microsoft accepts.</summary>
    public string? MicrosoftMsxId { get => GetText(); set => Set(value); }

    /// <summary>Opportunity id of Microsoft US Federal.</summary>
    public string? MicrosoftUSFedOpportunityId { get => GetText(); set => Set(value); }

    /// <summary>Lead id of Microsoft US Federal.</summary>
    public string? MicrosoftUSFedLeadId { get => GetText(); set => Set(value); }

    /// <summary>Deal id before migration.</summary>
    [WireName("migratedPSCDealId")]
    public string? MigratedPscDealId { get => GetText(); set => Set(value); }

    /// <summary>Partner's deal id before migration.</summary>
    [WireName("migratedPSCPartnerDealId")]
    public string? MigratedPscPartnerDealId { get => GetText(); set => Set(value); }
}
