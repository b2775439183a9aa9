using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Editing;

/// <summary>Somebody else changed the referral since it was read, and nothing was changed now. Error id <c>PartnerReferral.Conflict</c>.</summary>
public sealed class ReferralConflictException : PartnerReferralException
{
    internal ReferralConflictException(Referral theirs, IReadOnlyList<FieldConflict> fields, ReferralApiException? refusal)
        : base(
            "PartnerReferral.Conflict",
            Describe(fields),
            "Nothing was changed. Read it again with Get-PartnerReferral and decide, or repeat the command with -Force to set your values whatever is there.",
            refusal,
            FailureCategory.ResourceExists)
    {
        Theirs = theirs;
        Fields = fields;
        RequestId = refusal?.RequestId;
    }

    /// <summary>The referral as the other side left it.</summary>
    public Referral Theirs { get; }

    /// <summary>The fields in question.</summary>
    public IReadOnlyList<FieldConflict> Fields { get; }

    /// <summary>The service's id of the refused call; null where nothing was sent.</summary>
    public string? RequestId { get; }

    private static string Describe(IReadOnlyList<FieldConflict> fields) =>
        "Somebody else changed the referral since it was read. "
        + (fields.Any(f => f.IsContested)
            ? string.Join("; ", fields.Where(f => f.IsContested)) + "."
            : $"They changed other fields; {string.Join(", ", fields.Select(f => f.Field))} stands as you read it.");
}
