using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// The file that says which changes were seen cannot be used. Error ids: <c>PartnerReferral.ChangeState.</c> with <c>InUse</c>, <c>OtherService</c>,
/// <c>NotAStateFile</c>, <c>UnknownVersion</c>, <c>NotReadable</c>, <c>NotWritable</c>.
/// </summary>
public sealed class ChangeStateException : PartnerReferralException
{
    internal ChangeStateException(string errorId, string message, string recommendedAction, FailureCategory category, Exception? inner = null)
        : base(errorId, message, recommendedAction, inner, category)
    {
    }
}
