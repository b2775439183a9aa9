using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// A received request is no event of Partner Center, or it cannot be told whether it is one. Error ids begin with <c>PartnerReferral.Event.</c> and
/// name the step that failed.
/// </summary>
public sealed class EventException : PartnerReferralException
{
    internal EventException(string errorId, string message, string recommendedAction, FailureCategory category, int answer, Exception? inner = null)
        : base(errorId, message, recommendedAction, inner, category) => Answer = answer;

    /// <summary>The HTTP status that the request should be answered with.</summary>
    public int Answer { get; }
}
