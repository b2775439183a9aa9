using System;

namespace PartnerReferrals.Validation;

/// <summary>What a <see cref="ReferralValidator"/> checks against.</summary>
internal sealed class ValidationOptions
{
    /// <summary>How much is demanded.</summary>
    public ValidationProfile Profile { get; init; }

    /// <summary>What time it is: by it a date lies in the past. Tests set it, so that what they expect holds in every year.</summary>
    internal static Func<DateTimeOffset> Clock { get; set; } = static () => DateTimeOffset.UtcNow;

    /// <summary>
    /// The deal type asked for. With <see cref="PartnerReferrals.DealType.CoSell"/> on the own leg, the referral is checked for both legs:
    /// contact, solution, help code.
    /// </summary>
    public DealType? DealType { get; init; }
}

/// <summary>How much is demanded of a referral.</summary>
public enum ValidationProfile
{
    /// <summary>What the API documents.</summary>
    Api,

    /// <summary>Also what only the portal demands: value, closing date, solutions, a complete team, marketplace intent, share flag.</summary>
    Portal,
}
