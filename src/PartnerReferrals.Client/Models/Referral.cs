using System;

namespace PartnerReferrals;

/// <summary>A co-sell deal or lead in Partner Center: one party's leg of an engagement (facts 4.1).</summary>
public sealed partial class Referral : JsonModel
{
    /// <summary>Referral id, a GUID. Set by the service.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <summary>Groups the referrals of one engagement. Leave empty to start a new engagement.</summary>
    public string? EngagementId { get => GetText(); set => Set(value); }

    /// <summary>Deal name.</summary>
    public string? Name { get => GetText(); set => Set(value); }

    /// <summary>Party that owns this referral: a GUID, or <c>msft</c>. Set by the service.</summary>
    public string? OrganizationId { get => GetText(); set => Set(value); }

    /// <summary>Name of the owning party. Set by the service.</summary>
    public string? OrganizationName { get => GetText(); set => Set(value); }

    /// <summary>Tag of the client that changed the referral last.</summary>
    public string? LastModifiedVia { get => GetText(); set => Set(value); }

    /// <summary>Run id of the client that changed the referral last.</summary>
    public string? LastRunId { get => GetText(); set => Set(value); }

    /// <summary>Your own id of the deal, such as the CRM's.</summary>
    public string? ExternalReferenceId { get => GetText(); set => Set(value); }

    /// <summary>When the referral was created (UTC). Set by the service.</summary>
    public DateTimeOffset? CreatedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>When the referral changed last (UTC). Set by the service.</summary>
    public DateTimeOffset? UpdatedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>When an unanswered invitation expires (UTC). Set by the service.</summary>
    public DateTimeOffset? ExpirationDateTime { get => GetDate(); set => Set(value); }

    /// <summary><c>New</c>, <c>Active</c> or <c>Closed</c>; see <see cref="PartnerReferrals.ReferralStatus"/>.</summary>
    public string? Status { get => GetText(); set => Set(value); }

    /// <summary>Finer state within <see cref="Status"/>, such as <c>Accepted</c> or <c>Won</c>.</summary>
    public string? Substatus { get => GetText(); set => Set(value); }

    /// <summary>Why the referral was lost, declined or closed as an error: free text.</summary>
    public string? StatusReason { get => GetText(); set => Set(value); }

    /// <summary><c>Direct</c>, <c>MarketingQualified</c> or <c>SalesQualified</c>.</summary>
    public string? Qualification { get => GetText(); set => Set(value); }

    /// <summary><c>Independent</c> or <c>Shared</c>. Required on create.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>Marketplace source of a lead. Set by the service.</summary>
    public string? ReferralSource { get => GetText(); set => Set(value); }

    /// <summary>Concurrency stamp, inner double quotes included: the value for <c>If-Match</c>. Set by the service.</summary>
    public string? ETag { get => GetText(); set => Set(value); }

    /// <summary>Marked with a heart in Partner Center.</summary>
    public bool? Favorite { get => GetBoolean(); set => Set(value); }

    /// <summary>Marketing campaign id.</summary>
    public string? CampaignId { get => GetText(); set => Set(value); }

    /// <summary>Sales stage: a word (<c>Qualify</c>, <c>Develop</c>, <c>Propose</c>, <c>Close</c>) or the portal's percentage (<c>10</c> to <c>100</c>).</summary>
    public string? SalesStage { get => GetText(); set => Set(value); }

    /// <summary>Lead quality. Set by the service.</summary>
    public string? Quality { get => GetText(); set => Set(value); }

    /// <summary>The service takes the lead for spam. Set by the service.</summary>
    public bool? IsSpam { get => GetBoolean(); set => Set(value); }

    /// <summary><c>Incoming</c> or <c>Outgoing</c>. Set by the service; not reliable for ownership (facts 10.6).</summary>
    public string? Direction { get => GetText(); set => Set(value); }

    /// <summary>PartnerID (formerly MPN id) of the partner location.</summary>
    public string? MpnId { get => GetText(); set => Set(value); }

    /// <summary>Go-to-market programme name.</summary>
    public string? ReferralProgram { get => GetText(); set => Set(value); }

    /// <summary>Sensitivity of the deal. Set by the service.</summary>
    public string? DealSensitivity { get => GetText(); set => Set(value); }

    /// <summary>Client the referral was created with. Set by the service.</summary>
    public string? CreatedVia { get => GetText(); set => Set(value); }

    /// <summary>Tags. Set by the service.</summary>
    public string[]? Tags { get => GetTexts(); set => Set(value); }

    /// <summary>When the referral became active (UTC). Set by the service.</summary>
    public DateTimeOffset? AcceptedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>When the referral was closed (UTC). Set by the service.</summary>
    public DateTimeOffset? ClosedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>What a marketplace visitor clicked. Set by the service.</summary>
    public string? CallToAction { get => GetText(); set => Set(value); }

    /// <summary>State of the deal registration. Set by the service.</summary>
    public string? RegistrationStatus { get => GetText(); set => Set(value); }

    /// <summary>Whom the referral addresses: a solution profile, or Microsoft.</summary>
    public Target[]? Target { get => GetArray<Target>(); set => Set(value); }

    /// <summary>The customer. Required on create.</summary>
    public CustomerProfile? CustomerProfile { get => GetModel<CustomerProfile>(); set => Set(value); }

    /// <summary>What the customer agreed to. Required on create and never assumed.</summary>
    public Consent? Consent { get => GetModel<Consent>(); set => Set(value); }

    /// <summary>The deal: value, closing date, requirements. Required on create.</summary>
    public ReferralDetails? Details { get => GetModel<ReferralDetails>(); set => Set(value); }

    /// <summary>The partner's own sales team.</summary>
    public Member[]? Team { get => GetArray<Member>(); set => Set(value); }

    /// <summary>What the invited party is told. Needed on the Microsoft leg.</summary>
    public InviteContext? InviteContext { get => GetModel<InviteContext>(); set => Set(value); }

    /// <summary>Addresses of related resources. Never followed: real ones are often wrong (facts 10.3).</summary>
    public Links? Links { get => GetModel<Links>(); set => Set(value); }

    /// <summary>Ids in Microsoft's own systems. Set by the service.</summary>
    public TrackingInfo? TrackingInfo { get => GetModel<TrackingInfo>(); set => Set(value); }

    /// <summary>Deal registrations of a won deal.</summary>
    public Registration[]? Registrations { get => GetArray<Registration>(); set => Set(value); }
}
