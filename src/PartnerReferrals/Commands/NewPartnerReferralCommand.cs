using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Mapping;
using PartnerReferrals.Running;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>New-PartnerReferral</c>: creates referrals from anything that describes one, and returns what the service made of it.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerReferral", SupportsShouldProcess = true)]
[OutputType(typeof(Referral))]
public sealed class NewPartnerReferralCommand : BulkCreateCommand
{
    /// <inheritdoc/>
    private protected override ReferralRunRow? Prepare(object? value, bool hasInput, long row)
    {
        if (Map(value, hasInput, row) is not { } mapped)
        {
            return null;
        }

        if (mapped.ReferralId is { } id)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.RowIsUpdate",
                $"Row {row} names the existing referral {id}, so it is an update and not a create.",
                ErrorCategory.ResourceExists,
                value,
                "Change it with Set-PartnerReferral, or leave the Referral ID out to create a new one."));
            return null;
        }

        if (mapped.DealType == PartnerReferrals.DealType.CoSell)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.CoSellNeedsBothLegs",
                $"Row {row} is a co-sell deal, which needs two referrals under one engagement.",
                ErrorCategory.InvalidArgument,
                value,
                "Use New-PartnerSharedReferral: it posts both."));
            return null;
        }

        return ShouldProcess(ReferralSummary.Of(mapped.Referral), "Create referral")
            ? new ReferralRunRow { Row = row, Referral = mapped.Referral, Tag = value }
            : null;
    }

    /// <inheritdoc/>
    private protected override object? ResultOf(ReferralRunOutcome outcome) => outcome.Referral;
}
