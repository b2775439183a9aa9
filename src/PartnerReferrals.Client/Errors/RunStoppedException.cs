namespace PartnerReferrals.Errors;

/// <summary>
/// A run was ended early by a rule of its own. Error ids: <c>PartnerReferral.Run.TooManyErrors</c>, <c>PartnerReferral.Run.ServiceAway</c>.
/// The rows not sent are sent when the same command is run again.
/// </summary>
public sealed class RunStoppedException : PartnerReferralException
{
    private RunStoppedException(string errorId, string message, string recommendedAction, FailureCategory category, PartnerReferralException? last)
        : base(errorId, message, recommendedAction, last, category)
    {
    }

    /// <summary>As many rows failed as <c>-MaxErrors</c> allows.</summary>
    /// <param name="limit">How many.</param>
    /// <param name="last">The error of the last of them.</param>
    public static RunStoppedException TooManyErrors(int limit, PartnerReferralException? last) => new(
        "PartnerReferral.Run.TooManyErrors",
        $"{limit} {(limit == 1 ? "row" : "rows")} failed, which is the limit of -MaxErrors. Nothing more was sent.",
        "Correct the rows, or raise -MaxErrors, and run the same command again.",
        FailureCategory.LimitsExceeded,
        last);

    internal static RunStoppedException ServiceAway(int rows, PartnerReferralException last) => new(
        "PartnerReferral.Run.ServiceAway",
        $"The service could not be reached for {rows} rows in succession. Nothing more was sent. Last: {last.Message}",
        "Run the same command again when the service is back: it goes on where it stopped.",
        FailureCategory.ResourceUnavailable,
        last);
}
