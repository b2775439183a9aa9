using System;
using System.Collections.Generic;

namespace PartnerReferrals.Mapping;

/// <summary>A referral as one flat row under this module's own column names. Mapped back, the row gives the same deal.</summary>
public static class FlatRow
{
    /// <summary>The columns, always all and in the same order.</summary>
    public static IReadOnlyList<string> Columns => throw new NotImplementedException();

    /// <summary>The cells of a referral, one for each of <see cref="Columns"/>; null where there is nothing to say.</summary>
    /// <param name="referral">The referral.</param>
    public static IReadOnlyList<string?> Of(Referral referral) => throw new NotImplementedException();
}
