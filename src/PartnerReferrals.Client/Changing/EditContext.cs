using System;

namespace PartnerReferrals.Changing;

/// <summary>What is known about a referral when a change to it is judged.</summary>
public sealed class EditContext
{
    /// <summary>The referral; null where only its id is known.</summary>
    public Referral? Current { get; init; }

    /// <summary>
    /// It was read just now and whole. An object somebody piped may hold only what was selected, so that what is absent
    /// from it may well exist.
    /// </summary>
    public bool IsFresh { get; init; }

    /// <summary>Microsoft's leg of the engagement; null where there is none or it is not known.</summary>
    public Referral? Connected { get; init; }

    /// <summary>The time to judge dates by.</summary>
    public DateTimeOffset Now { get; init; }
}
