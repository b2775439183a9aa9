using System;
using Newtonsoft.Json;

namespace PartnerReferrals;

/// <content>
/// Members that are not on the wire but follow from it. Those with a place of their own there can be set, and those that repeat a value are left out of
/// ConvertTo-Json, which heeds <see cref="JsonIgnoreAttribute"/>.
/// </content>
public sealed partial class Referral
{
    private const string MicrosoftId = "msft";

    /// <summary>
    /// Private, partner-led or co-sell (facts 8); null where the referral does not say whether Microsoft's sellers may see it.
    /// Setting it sets <see cref="Type"/> and <see cref="Consent.ShareWithMicrosoft"/>; null changes nothing.
    /// </summary>
    [Computed]
    public DealType? DealType
    {
        get => Is(Type, ReferralType.Shared) || IsMicrosoft(OrganizationId) ? PartnerReferrals.DealType.CoSell
            : Consent?.ShareWithMicrosoft switch
            {
                true => PartnerReferrals.DealType.PartnerLed,
                false => PartnerReferrals.DealType.Private,
                null => null,
            };
        set
        {
            if (value is { } type && type != DealType)
            {
                Type = type == PartnerReferrals.DealType.CoSell ? ReferralType.Shared : ReferralType.Independent;
                (Consent ??= new Consent()).ShareWithMicrosoft = type != PartnerReferrals.DealType.Private;
            }
        }
    }

    private CustomerProfile Customer => CustomerProfile ??= new CustomerProfile();

    private ReferralDetails Deal => Details ??= new ReferralDetails();

    /// <summary>Name of the customer.</summary>
    [Computed]
    [JsonIgnore]
    public string? CustomerName { get => CustomerProfile?.Name; set => (string.IsNullOrEmpty(value) ? CustomerProfile : Customer)?.Name = value; }

    /// <summary>Country of the customer, two letters.</summary>
    [Computed]
    [JsonIgnore]
    public string? Country
    {
        get => CustomerProfile?.Address?.Country;
        set => (string.IsNullOrEmpty(value) ? CustomerProfile?.Address : Customer.Address ??= new Address())?.Country = value;
    }

    /// <summary>Estimated value in <see cref="Currency"/>.</summary>
    [Computed]
    [JsonIgnore]
    public decimal? DealValue { get => Details?.DealValue; set => (value is null ? Details : Deal)?.DealValue = value; }

    /// <summary>Currency of the value.</summary>
    [Computed]
    [JsonIgnore]
    public string? Currency { get => Details?.Currency; set => (string.IsNullOrEmpty(value) ? Details : Deal)?.Currency = value; }

    /// <summary>Estimated closing date (UTC).</summary>
    [Computed]
    [JsonIgnore]
    public DateTimeOffset? ClosingDate { get => Details?.ClosingDateTime; set => (value is null ? Details : Deal)?.ClosingDateTime = value; }

    /// <summary>Notes on the deal.</summary>
    [Computed]
    [JsonIgnore]
    public string? Notes { get => Details?.Notes; set => (string.IsNullOrEmpty(value) ? Details : Deal)?.Notes = value; }

    /// <summary>Industries, products, services and solutions in the deal.</summary>
    [Computed]
    [JsonIgnore]
    public ReferralRequirements? Requirements { get => Details?.Requirements; set => (value is null ? Details : Deal)?.Requirements = value; }

    /// <summary>Status and substatus in one, such as <c>Active/Accepted</c>.</summary>
    [JsonIgnore]
    public string? CurrentState => Status is null ? null : Substatus is null ? Status : $"{Status}/{Substatus}";

    /// <summary>Marketplace lead, qualified lead or co-sell opportunity (facts 7); null where the published table has no row for it.</summary>
    public ReferralCategory? Category
    {
        get
        {
            var inviter = InviteContext?.InvitedBy?.OrganizationId;
            var independent = Is(Type, ReferralType.Independent);
            var salesQualified = Is(Qualification, ReferralQualification.SalesQualified);
            if (independent && Is(Qualification, ReferralQualification.Direct) && (inviter is null || IsMicrosoft(inviter)))
                return ReferralCategory.MarketplaceLead;

            if (independent && (salesQualified || Is(Qualification, ReferralQualification.MarketingQualified)) && IsMicrosoft(inviter))
                return ReferralCategory.QualifiedLead;

            var own = inviter is not null && !IsMicrosoft(inviter);
            if (own && (independent || Is(Type, ReferralType.Shared)) && (salesQualified || Qualification is null || Is(Qualification, ReferralQualification.None)))
                return ReferralCategory.CoSellOpportunity;

            return null;
        }
    }

    /// <summary>The referral has ended and takes no more changes, except deal registrations on a won deal (facts 6).</summary>
    public bool IsTerminal => StateTable.IsTerminal(Status, Substatus);

    /// <summary>
    /// The party whose leg this is: <c>Microsoft</c>, or the name of the organization, else its id; null before the referral is created.
    /// Told by the ids, not by <see cref="Direction"/> (facts 10.6).
    /// </summary>
    public string? Owner => IsMicrosoft(OrganizationId) ? "Microsoft" : OrganizationName ?? OrganizationId;

    /// <summary>The deal's name and id.</summary>
    public override string ToString() => Id is null ? Name ?? "" : $"{Name} ({Id})";

    private static bool IsMicrosoft(string? organizationId) => Is(organizationId, MicrosoftId);

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
