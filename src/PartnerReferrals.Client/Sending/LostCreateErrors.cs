using PartnerReferrals.Errors;

namespace PartnerReferrals.Sending;

/// <summary>What is said when a lost create could be proven neither made nor not made.</summary>
internal static class LostCreateErrors
{
    private const string Look = "Look for it in Partner Center or with Get-PartnerReferral before you send it again; a journaled run looks again when it is run again.";

    internal static OutcomeUnknownException Possible(LostCreate lost, string candidate) => From(
        lost,
        lost.Leg == ReferralLeg.Microsoft
            ? $"The answer to a create was lost. Referral {candidate} is in the same engagement, but cannot be told to be Microsoft's."
            : $"The answer to a create was lost. Referral {candidate} was created at about that time and is like it, but not the same: the service may have rewritten a value, somebody may have edited it, or it may be another deal.",
        $"Compare referral {candidate} with your row. If it is the same deal, nothing is to be done; if not, send the row again.");

    internal static OutcomeUnknownException NotSearchable(LostCreate lost, PartnerReferralException failure) => From(
        lost,
        $"The answer to a create was lost, and the service's list could not be read to look for it: {failure.Message}",
        Look,
        failure);

    internal static OutcomeUnknownException Contested(LostCreate lost) => From(
        lost,
        "The answer to a create was lost. A referral that may be it was found, but creates like it are under way, and one of them may own it.",
        Look);

    internal static OutcomeUnknownException SuccessWithoutReferral(LostCreate lost) => From(
        lost,
        "The service reported success for a create, but its answer was unusable and the referral does not appear in the list.",
        Look,
        reportedSuccess: true);

    /// <summary>Microsoft's leg may have been sent by an earlier run, and the own leg, which tells where it belongs, cannot be read.</summary>
    internal static OutcomeUnknownException OwnLegNotReadable(string id, System.DateTimeOffset sentAt, PartnerReferralException failure) => new(
        $"Microsoft's referral may have been sent by an earlier run, and its outcome cannot be settled while the partner's own referral {id} cannot be read: {failure.Message}",
        Look,
        failure)
    {
        SentAt = sentAt,
    };

    /// <summary>Something in an engagement may be Microsoft's leg.</summary>
    internal static OutcomeUnknownException PossibleConnected(string candidate, string engagementId) => new(
        $"Engagement {engagementId} holds referral {candidate}, which cannot be told to be Microsoft's or not. Microsoft's was not sent, because it may exist.",
        $"Look at referral {candidate} in Partner Center.");

    /// <summary>The service answered with an id and nothing else, and does not give the referral under that id.</summary>
    internal static OutcomeUnknownException AnswerWithoutContent(string id, System.DateTimeOffset sentAt, System.Guid logicalRequestId) => new(
        $"The service reported success for a create and answered with id {id} alone, under which the referral cannot be read.",
        Look)
    {
        SentAt = sentAt,
        LogicalRequestId = logicalRequestId,
        StatusCode = System.Net.HttpStatusCode.OK,
        Attempts = 1,
    };

    private static OutcomeUnknownException From(LostCreate lost, string message, string action, PartnerReferralException? failure = null, bool reportedSuccess = false) =>
        new(message, action, failure ?? lost.Cause)
        {
            SentAt = lost.SentAt,
            LogicalRequestId = lost.Cause?.LogicalRequestId ?? default,
            CorrelationId = lost.Cause?.CorrelationId ?? default,
            RequestId = lost.Cause?.RequestId,
            StatusCode = lost.Cause?.StatusCode ?? (reportedSuccess ? System.Net.HttpStatusCode.OK : null),
            Attempts = lost.Cause?.Attempts ?? 0,
        };
}
