using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// The journal cannot be used. Error ids: <c>PartnerReferral.Journal.</c> with <c>InUse</c>, <c>OtherSource</c>, <c>NotAJournal</c>,
/// <c>UnknownVersion</c>, <c>Damaged</c>, <c>NotReadable</c>, <c>NotWritable</c>. Nothing is sent that the journal could not announce first.
/// </summary>
public sealed class JournalException : PartnerReferralException
{
    internal JournalException(string errorId, string message, string recommendedAction, FailureCategory category, Exception? inner = null)
        : base(errorId, message, recommendedAction, inner, category)
    {
    }
}
