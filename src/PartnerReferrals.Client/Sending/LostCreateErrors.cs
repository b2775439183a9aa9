using PartnerReferrals.Errors;

namespace PartnerReferrals.Sending;

/// <summary>What is said when a lost create could be proven neither made nor not made.</summary>
internal static class LostCreateErrors
{
    private const string Look = "Look for it in Partner Center or with Get-PartnerReferral before you send it again; a journaled run looks again when it is run again.";

    internal static OutcomeUnknownException Edited(LostCreate lost, string candidate) => From(
        lost,
        $"The answer to a create was lost. Referral {candidate} of the same customer was created at that time and edited since, so it may be this one.",
        $"Compare referral {candidate} with your row. If it is the same deal, nothing is to be done; if not, send the row again.");

    internal static OutcomeUnknownException NotSearchable(LostCreate lost, PartnerReferralException failure) => From(
        lost,
        $"The answer to a create was lost, and the service's list could not be read to look for it: {failure.Message}",
        Look,
        failure);

    internal static OutcomeUnknownException SuccessWithoutReferral(LostCreate lost) => From(
        lost,
        "The service reported success for a create, but its answer was unusable and the referral does not appear in the list.",
        Look,
        reportedSuccess: true);

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
