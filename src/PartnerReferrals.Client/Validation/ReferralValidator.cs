using System;
using System.Collections.Generic;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Validation;

/// <summary>Checks a referral offline, before it is sent. Nothing is sent and nothing is changed.</summary>
public static class ReferralValidator
{
    /// <summary>Checks a mapped row: the faults of its values and of the referral as a whole, all at once, each once.</summary>
    /// <param name="mapped">The row.</param>
    /// <param name="options">What to check against; a deal type the row asks for wins. The API's own demands where null.</param>
    public static IReadOnlyList<Fault> Validate(MappedReferral mapped, ValidationOptions? options = null) => throw new NotImplementedException();

    /// <summary>Checks a referral as it would be sent for creation.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="options">What to check against. The API's own demands where null.</param>
    public static IReadOnlyList<Fault> Validate(Referral referral, ValidationOptions? options = null) => throw new NotImplementedException();
}
