using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Approve-PartnerReferral</c>: accepts an invitation or a lead. It becomes Active/Accepted, and gets what the portal asks for when it is accepted, in one
/// document.
/// </summary>
[Cmdlet(VerbsLifecycle.Approve, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral))]
public sealed class ApprovePartnerReferralCommand : ReferralEditCommand
{
    private static readonly string[] Fields =
    [
        nameof(Name), nameof(DealValue), nameof(Currency), nameof(ClosingDate), nameof(Notes), nameof(ExternalReferenceId), nameof(CampaignId), nameof(Team),
    ];

    private FieldEdit? _accept;

    /// <summary>Name to give the deal.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Estimated value: a number without thousands separators, such as 50000 or 1234.56.</summary>
    [Parameter]
    public object? DealValue { get; set; }

    /// <summary>Currency of the value, three letters (ISO 4217).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string? Currency { get; set; }

    /// <summary>Estimated closing date: a date, ISO 8601 text, or M/D/YYYY. A date alone means midnight UTC.</summary>
    [Parameter]
    public object? ClosingDate { get; set; }

    /// <summary>What the customer is looking for.</summary>
    [Parameter]
    public string? Notes { get; set; }

    /// <summary>Your own id of the deal, such as the CRM's.</summary>
    [Parameter]
    public string? ExternalReferenceId { get; set; }

    /// <summary>Marketing campaign id.</summary>
    [Parameter]
    public string? CampaignId { get; set; }

    /// <summary>The sales team that will work on it: hashtables, or texts like 'First, Last, Phone, Email'.</summary>
    [Parameter]
    public object[]? Team { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var given = MyInvocation.BoundParameters.Where(p => Fields.Contains(p.Key)).Select(p => new NamedValue(p.Key, InputReader.ReadValue(p.Value)));
        try
        {
            _accept = FieldEdit.MoveTo(new ReferralState(ReferralStatus.Active, ReferralSubstatus.Accepted)).With(FieldEdit.Read(given));
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, null));
        }

        Demand(_accept!.Faults);
    }

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target) => _accept!;

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan)
    {
        var more = plan.Changes.Where(c => c.Path.Field.WirePath is not ("status" or "substatus")).ToList();
        return "Accept (Active/Accepted)" + (more.Count == 0 ? "" : ", set " + string.Join(", ", more));
    }
}
