using System;

namespace PartnerReferrals.Errors;

/// <summary>Base of every exception this module throws on purpose.</summary>
public abstract class PartnerReferralException : Exception
{
    private protected PartnerReferralException(
        string errorId,
        string message,
        string recommendedAction,
        Exception? inner,
        FailureCategory category = FailureCategory.NotSpecified)
        : base(message, inner)
    {
        ErrorId = errorId;
        RecommendedAction = recommendedAction;
        Category = category;
    }

    /// <summary>Stable id, such as <c>PartnerReferral.Auth.Expired</c>: public API, see about_PartnerReferrals_Errors.</summary>
    public string ErrorId { get; }

    /// <summary>What the user can do about it, one or two sentences.</summary>
    public string RecommendedAction { get; private protected set; }

    /// <summary>Kind of failure.</summary>
    public FailureCategory Category { get; }
}
