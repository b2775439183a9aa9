
namespace PartnerReferrals.Mapping;

/// <summary>How a <see cref="ReferralMapper"/> reads its input.</summary>
internal sealed class MapperOptions
{
    /// <summary>The type of a referral that says neither type nor deal type; null leaves it out.</summary>
    public string? DefaultType { get; init; } = ReferralType.Independent;

    /// <summary>What the user's own columns mean; null where names are the table's.</summary>
    public PropertyMap? PropertyMap { get; init; }
}
