using System.Management.Automation;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Binding;

/// <summary>The deal somebody pipes in, of which both legs are wanted: by its engagement, or by a referral in it.</summary>
internal sealed class EngagementTarget
{
    /// <summary>An engagement by its id.</summary>
    internal EngagementTarget(string engagementId, object? input)
    {
        EngagementId = engagementId;
        Input = input;
    }

    private EngagementTarget(object? input) => Input = input;

    /// <summary>The engagement; null where only a referral in it is known.</summary>
    internal string? EngagementId { get; private init; }

    /// <summary>A referral in the engagement, where that is all that is known.</summary>
    internal string? ReferralId { get; private init; }

    /// <summary>The legs as they were known; null where none was.</summary>
    internal SharedReferral? Known { get; private init; }

    /// <summary>The object as the engine handed it over.</summary>
    internal object? Input { get; }

    /// <summary>The engagement of a referral, whichever leg it is.</summary>
    internal static EngagementTarget Of(Referral referral, object? input) => new(input)
    {
        EngagementId = referral.EngagementId,
        ReferralId = referral.Id,
        Known = new SharedReferral { EngagementId = referral.EngagementId, Referral = referral.IsMicrosofts ? null : referral, ConnectedReferral = referral.IsMicrosofts ? referral : null },
    };

    /// <summary>Reads one pipeline object.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    /// <param name="row">1-based position in the pipeline; 0 where there is none.</param>
    /// <exception cref="ReferralValidationException">It names neither an engagement nor a referral.</exception>
    internal static EngagementTarget Read(object? value, long row)
    {
        switch (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value)
        {
            case SharedReferral { EngagementId: { Length: > 0 } engagement } shared:
                return new EngagementTarget(engagement, value) { Known = shared };
            case ReferralChange { Referral: { EngagementId: not null } changed }:
                return Of(changed, value);
            case Referral referral when !string.IsNullOrEmpty(referral.EngagementId ?? referral.Id):
                return Of(referral, value);
        }

        // A bare text is an engagement: that is what the table shows.
        if (ReferralTarget.EngagementOf(value) is { } named)
        {
            return new EngagementTarget(named, value);
        }

        var target = ReferralTarget.Read(value, row);
        return target.IsIdAlone ? new EngagementTarget(target.Id, value) : new EngagementTarget(value) { ReferralId = target.Id };
    }
}
