using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// A run was ended early by a rule of its own. Error ids: <c>PartnerReferral.Run.TooManyErrors</c>, <c>PartnerReferral.Run.ServiceAway</c>,
/// <c>PartnerReferral.Import.FileChanged</c>, <c>PartnerReferral.FileNotReadable</c>.
/// The rows not sent are sent when the same command is run again.
/// </summary>
public sealed class RunStoppedException : PartnerReferralException
{
    private RunStoppedException(string errorId, string message, string recommendedAction, FailureCategory category, Exception? last)
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
        "Run the same command again when the service is back; with a journal it goes on where it stopped.",
        FailureCategory.ResourceUnavailable,
        last);

    /// <summary>A file that is imported is no longer the one that was checked.</summary>
    /// <param name="path">The file.</param>
    public static RunStoppedException FileChanged(string path) => new(
        "PartnerReferral.Import.FileChanged",
        $"'{path}' was changed while it was imported. What nobody has checked was not sent.",
        "Run the same command again when nothing writes the file any more: it goes on where it stopped.",
        FailureCategory.InvalidData,
        null);

    /// <summary>A file that is imported can no longer be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cause">Why.</param>
    public static RunStoppedException FileLost(string path, Exception cause) => new(
        "PartnerReferral.FileNotReadable",
        $"'{path}' can no longer be read: {cause?.Message}",
        "Run the same command again when the file can be read: it goes on where it stopped.",
        FailureCategory.ReadError,
        cause);
}
