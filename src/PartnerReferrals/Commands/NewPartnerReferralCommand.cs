using System.Management.Automation;
using PartnerReferrals.Binding;
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
    private protected override ErrorRecord? Redirect(MappedReferral mapped, object? target) => mapped switch
    {
        // A typed referral is copied: what the service owns is left out of the copy.
        { ReferralId: { } id } when InputReader.ModelOf(target) is null => ErrorRecordFactory.Refused(
            "PartnerReferral.RowIsUpdate",
            $"The input names the existing referral {id}, so it is an update and not a create.",
            ErrorCategory.ResourceExists,
            target,
            "Change it with Set-PartnerReferral, or leave the Referral ID out to create a new one."),
        { DealType: PartnerReferrals.DealType.CoSell } => ErrorRecordFactory.Refused(
            "PartnerReferral.CoSellNeedsBothLegs",
            $"'{mapped.Referral.Name}' is a co-sell deal, which needs two referrals under one engagement.",
            ErrorCategory.InvalidArgument,
            target,
            "Use New-PartnerSharedReferral: it posts both."),
        _ => null,
    };

    /// <inheritdoc/>
    private protected override ReferralRunRow? Prepare(object? value, bool hasInput, long row) =>
        Map(value, hasInput, row) is { } mapped && ShouldProcess(ReferralSummary.Of(mapped.Referral), "Create referral")
            ? new ReferralRunRow { Row = row, Referral = mapped.Referral, Tag = value }
            : null;

    /// <inheritdoc/>
    private protected override object? ResultOf(ReferralRunOutcome outcome) => outcome.Referral;
}
