using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Commands;

/// <summary><c>Close-PartnerReferral</c>: ends a referral as won, lost, error, declined or expired, for good.</summary>
[Cmdlet(VerbsCommon.Close, "PartnerReferral", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral))]
public sealed class ClosePartnerReferralCommand : ReferralEditCommand
{
    private string? _outcome;
    private FieldEdit? _close;

    /// <summary>How it ended: Won, Lost, Error, Declined or Expired.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ClosingSubstatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string? As { get; set; }

    /// <summary>Why: one of the portal's reasons, its number, or your own words. Closing as an error needs one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusReasonCompleter))]
    public string? Reason { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _outcome = KnownValueSets.Substatus.Match(As!) ?? As!;
        _close = FieldEdit.MoveTo(new ReferralState(ReferralStatus.Closed, _outcome), Reason);
        Demand(_close.Plan(new EditContext()).Faults);
    }

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target) => _close!;

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan) => $"Close as {_outcome}" + ReasonIn(plan);
}
