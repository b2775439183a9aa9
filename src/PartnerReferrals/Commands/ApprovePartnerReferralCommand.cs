using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Editing;

namespace PartnerReferrals.Commands;

/// <summary><c>Approve-PartnerReferral</c>: accepts an invitation or a lead. It becomes Active/Accepted.</summary>
[Cmdlet(VerbsLifecycle.Approve, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral))]
public sealed class ApprovePartnerReferralCommand : ReferralEditCommand
{
    private static readonly FieldEdit Accept = FieldEdit.MoveTo(new ReferralState(ReferralStatus.Active, ReferralSubstatus.Accepted));

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target) => Accept;

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan) => "Accept (Active/Accepted)";
}
