using System;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Mapping;

/// <summary>How a <see cref="ReferralMapper"/> reads its input.</summary>
internal sealed class MapperOptions
{
    /// <summary>The type of a referral that says neither type nor deal type; null leaves it out.</summary>
    public string? DefaultType { get; init; } = ReferralType.Independent;

    /// <summary>How numbers and dates are written in texts; null where nobody said: then what reads in one way only is taken.</summary>
    public WrittenCulture? Culture { get; init; }

    /// <summary>Finds what the whole file shows of a column's dates; null where rows are seen one at a time.</summary>
    public Func<string, DateColumn?>? DateColumns { get; init; }

    /// <summary>Whether the user can say how values are written, so that advice may name the parameter.</summary>
    public bool CanSayCulture { get; init; } = true;

    /// <summary>What the user's own columns mean; null where names are the table's.</summary>
    public PropertyMap? PropertyMap { get; init; }
}
