namespace PartnerReferrals.Errors;

/// <summary>
/// Two rows of one input have the same external id; the second is not sent. Error id <c>PartnerReferral.Validation.DuplicateExternalReferenceId</c>.
/// </summary>
public sealed class DuplicateRowException : PartnerReferralException
{
    /// <summary>The error id.</summary>
    public const string Id = "PartnerReferral.Validation.DuplicateExternalReferenceId";

    internal DuplicateRowException(string externalReferenceId)
        : base(
            Id,
            $"An earlier row has the same ExternalReferenceId '{Redactor.Text(externalReferenceId)}'. This row was not sent.",
            "Give each deal an id of its own, or remove the row if it is the same deal.",
            inner: null,
            FailureCategory.ResourceExists)
    {
    }
}
