using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.Mapping;
using PartnerReferrals.Running;
using PartnerReferrals.Sending;
using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>New-PartnerSharedReferral</c>: creates both legs of a co-sell deal: your own referral, then Microsoft's under the
/// same engagement. A run that died between the two is finished, never doubled.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerSharedReferral", SupportsShouldProcess = true)]
[OutputType(typeof(SharedReferral))]
public sealed class NewPartnerSharedReferralCommand : BulkCreateCommand
{
    /// <inheritdoc/>
    private protected override string DefaultType => ReferralType.Shared;

    /// <inheritdoc/>
    private protected override ValidationOptions ValidationFor(MappedReferral mapped) => new() { DealType = PartnerReferrals.DealType.CoSell };

    /// <inheritdoc/>
    private protected override ReferralRunRow? Prepare(object? value, bool hasInput, long row)
    {
        if (Map(value, hasInput, row) is not { } mapped)
        {
            return null;
        }

        var legs = SharedReferralLegs.Split(mapped.Referral, SolutionId);
        var summary = ReferralSummary.Of(mapped.Referral);

        // Both steps are asked for and shown before the first is sent: half a deal is not a choice.
        return ShouldProcess(summary, "Create own referral") & ShouldProcess(summary, "Create Microsoft's referral in the same engagement")
            ? new ReferralRunRow { Row = row, Referral = mapped.Referral, Legs = legs, Tag = value }
            : null;
    }

    /// <inheritdoc/>
    private protected override object? ResultOf(ReferralRunOutcome outcome) => outcome.SharedReferral;
}
