using System;
using System.IO;
using System.Management.Automation;
using PartnerReferrals.Errors;

namespace PartnerReferrals.ErrorRecords;

/// <summary>The one place where an exception becomes an error record: stable id, right category, target, and what to do about it.</summary>
internal static class ErrorRecordFactory
{
    /// <summary>Makes the record of an exception thrown by this module.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The input it went wrong with, as the user gave it.</param>
    /// <param name="prefix">Where it happened, such as <c>Row 12: </c>.</param>
    internal static ErrorRecord From(PartnerReferralException exception, object? target, string prefix = "") =>
        new(exception, exception.ErrorId, CategoryOf(exception.Category), Unwrap(target))
        {
            // The engine's error views print the recommended action below the message.
            ErrorDetails = new ErrorDetails(exception is ReferralValidationException ? exception.Message : prefix + exception.Message)
            {
                RecommendedAction = exception.RecommendedAction,
            },
        };

    /// <summary>Makes the record of a file that as a whole cannot be used, such as one without columns. It may be one of many, so it is named.</summary>
    internal static ErrorRecord OfFile(ReferralValidationException exception, string path) =>
        new(exception, exception.ErrorId, CategoryOf(exception.Category), path)
        {
            ErrorDetails = new ErrorDetails($"'{Path.GetFileName(path)}': {exception.Message}") { RecommendedAction = exception.RecommendedAction },
        };

    /// <summary>Makes the record of a wrong argument or a situation the cmdlet itself refuses.</summary>
    internal static ErrorRecord Refused(string errorId, string message, ErrorCategory category, object? target, string recommendedAction) =>
        new(new InvalidOperationException(message), errorId, category, Unwrap(target))
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = recommendedAction },
        };

    /// <summary>Makes the record of a file that cannot be read.</summary>
    internal static ErrorRecord Unreadable(Exception exception, string path)
    {
        var isMissing = exception is FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException;
        var (message, action) = Directory.Exists(path) ? ($"'{path}' is a folder.", "Give the path of a file.")
            : (exception.Message, "Check the path and the right to read the file.");
        return new(exception, "PartnerReferral.FileNotReadable", isMissing ? ErrorCategory.ObjectNotFound : ErrorCategory.ReadError, path)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };
    }

    /// <summary>Makes the record of a report that cannot be written.</summary>
    internal static ErrorRecord ReportNotWritten(string errorId, Exception failure, object target) =>
        new(failure, errorId, ErrorCategory.WriteError, target)
        {
            ErrorDetails = new ErrorDetails("The report could not be written: " + failure.Message) { RecommendedAction = "Check the path and the right to write there." },
        };

    // The user's own object, not the engine's wrapper around it.
    private static object? Unwrap(object? target) => target is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : target;

    private static ErrorCategory CategoryOf(FailureCategory category) =>
        Enum.TryParse(category.ToString(), out ErrorCategory known) ? known : ErrorCategory.NotSpecified;
}
