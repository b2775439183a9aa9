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

    /// <summary>The row as it stands in the file.</summary>
    internal InputObject Input { get; }

    /// <summary>Deal name.</summary>
    internal string? Name { get; }

    /// <summary>The user's own id.</summary>
    internal string? ExternalReferenceId { get; }

    /// <summary>The referral it changes.</summary>
    internal string? ReferralId { get; }
}
