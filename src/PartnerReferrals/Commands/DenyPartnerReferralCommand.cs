using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;

namespace PartnerReferrals.Commands;

/// <summary><c>Deny-PartnerReferral</c>: declines an invitation or a lead. It becomes Closed/Declined, for good.</summary>
[Cmdlet(VerbsLifecycle.Deny, "PartnerReferral", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral))]
public sealed class DenyPartnerReferralCommand : ReferralEditCommand
{
    private FieldEdit? _decline;

    /// <summary>Why: one of the portal's reasons, its number, or your own words.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusReasonCompleter))]
    public string? Reason { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _decline = FieldEdit.MoveTo(new ReferralState(ReferralStatus.Closed, ReferralSubstatus.Declined), Reason);
        Demand(_decline.Plan(new EditContext()).Faults);
    }

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target) => _decline!;

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan) => "Decline (Closed/Declined)" + ReasonIn(plan);
}
