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
    private const string ActionRequired = "ActionRequired";
    private const int DaysToRegister = 60;

    /// <summary>
    /// Private, partner-led or co-sell (facts 8); null where the referral does not say whether Microsoft's sellers may see it.
    /// Setting it sets <see cref="Type"/> and <see cref="Consent.ShareWithMicrosoft"/>; null changes nothing.
    /// </summary>
    [Computed]
    public DealType? DealType
    {
        get => Is(Type, ReferralType.Shared) || IsMicrosofts ? PartnerReferrals.DealType.CoSell
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

    /// <summary>Whole days until an invitation that nobody has answered lapses; negative when that is past; null for any other referral.</summary>
    public int? DaysToExpiry =>
        Is(Status, ReferralStatus.New) && ExpirationDateTime is { } end ? (int)Math.Floor((end - DateTimeOffset.UtcNow).TotalDays) : null;

    /// <summary>The deal is open although the day it was to be closed on is over.</summary>
    public bool IsOverdue => !IsTerminal && Details?.ClosingDateTime is { } day && DateTimeOffset.UtcNow.UtcDateTime.Date > day.UtcDateTime.Date;

    /// <summary>
    /// Until when a won deal has to be registered, or its registration corrected: sixty days after signing, or after winning where no contract says when it was
    /// signed (facts 4.10). Null where there is nothing to do: not won, private, without a solution, or registered.
    /// </summary>
    public DateTimeOffset? RegistrationDueDate
    {
        get
        {
            if (!Is(Status, ReferralStatus.Closed) || !Is(Substatus, ReferralSubstatus.Won) || DealType == PartnerReferrals.DealType.Private || IsMicrosofts
                || Details?.Requirements?.Solutions is { Length: 0 })
            {
                return null;
            }

            var registration = Registrations is { Length: > 0 } all ? all[all.Length - 1] : null;
            var isDone = registration is null
                ? RegistrationStatus is { Length: > 0 } status && !Is(status, "None") && !Is(status, ActionRequired)
                : !Is(registration.Status, ActionRequired);
            return isDone ? null : (registration?.Contract?.SignDateTime ?? ClosedDateTime)?.AddDays(DaysToRegister);
        }
    }

    /// <summary>The referral as the service gave it; null where it did not, or where nothing of it was set since.</summary>
    internal Referral? AsRead => Original is { } json ? View<Referral>(json) : null;

    /// <summary>The leg is Microsoft's.</summary>
    internal bool IsMicrosofts => IsMicrosoft(OrganizationId);

    /// <summary>It was taken back or turned down, as if it had never been: closed as an error, or declined.</summary>
    internal bool IsWithdrawn => Is(Status, ReferralStatus.Closed) && (Is(Substatus, ReferralSubstatus.Error) || Is(Substatus, ReferralSubstatus.Declined));

    /// <summary>Nobody answered it in time.</summary>
    internal bool IsExpired => Is(Status, ReferralStatus.Closed) && Is(Substatus, ReferralSubstatus.Expired);

    /// <summary>
    /// The party whose leg this is: <c>Microsoft</c>, or the name of the organization, else its id; null before the referral is created.
    /// Told by the ids, not by <see cref="Direction"/> (facts 10.6).
    /// </summary>
    public string? Owner => IsMicrosofts ? "Microsoft" : OrganizationName ?? OrganizationId;

    /// <summary>The deal's name and id.</summary>
    public override string ToString() => Id is null ? Name ?? "" : $"{Name} ({Id})";

    private static bool IsMicrosoft(string? organizationId) => Is(organizationId, MicrosoftId);

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
