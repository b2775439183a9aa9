using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Files;

/// <summary>Where a row under way came from: what is needed to report on it, and no more, as thousands wait at a time.</summary>
internal sealed class ImportSource
{
    internal ImportSource(InputObject input, MappedReferral? mapped)
    {
        Input = input;
        Name = mapped?.Referral.Name;
        ExternalReferenceId = mapped?.Referral.ExternalReferenceId;
        ReferralId = mapped?.ReferralId;
    }

    /// <param name="input">The row.</param>
    /// <param name="referralId">The referral it changes.</param>
    /// <param name="referral">The referral as far as it is known.</param>
    internal ImportSource(InputObject input, string? referralId, Referral? referral)
    {
        Input = input;
        Name = referral?.Name;
        ExternalReferenceId = referral?.ExternalReferenceId;
        ReferralId = referralId;
    }

    /// <summary>The row as it stands in the file.</summary>
    internal InputObject Input { get; }

    /// <summary>Deal name.</summary>
    internal string? Name { get; }

    /// <summary>The user's own id.</summary>
    internal string? ExternalReferenceId { get; }

    /// <summary>The referral it changes.</summary>
    internal string? ReferralId { get; }
}
