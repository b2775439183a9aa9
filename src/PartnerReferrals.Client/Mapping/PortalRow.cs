using System;
using System.Collections.Generic;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping;

/// <summary>A referral as one row of the portal's bulk file. What that file has no column for is left out.</summary>
public static class PortalRow
{
    /// <summary>The columns, always all and in the portal's order.</summary>
    public static IReadOnlyList<string> Columns => throw new NotImplementedException();

    /// <summary>The cells of a referral, one for each of <see cref="Columns"/>; null where there is nothing to say.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="faults">For the column Errors, parted by <c>;</c>.</param>
    public static IReadOnlyList<string?> Of(Referral referral, IReadOnlyList<Fault>? faults = null) => throw new NotImplementedException();
}
