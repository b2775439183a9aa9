using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Commands;

/// <summary><c>Set-PartnerReferral</c>: changes fields of existing referrals by one JSON Patch document each.</summary>
[Cmdlet(VerbsCommon.Set, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral))]
public sealed class SetPartnerReferralCommand : ReferralEditCommand
{
    private static readonly Dictionary<string, NamedValue> Fields = new()
    {
        [nameof(AddTeamMember)] = new("Team", null, Appends: true),
        [nameof(AddContact)] = new("Contact", null, Appends: true),
        [nameof(AddSolution)] = new("Solution", null, Appends: true),
        [nameof(RemoveTeamMember)] = new("Team", null, Removes: true),
        [nameof(RemoveContact)] = new("Contact", null, Removes: true),
        [nameof(RemoveSolution)] = new("Solution", null, Removes: true),
    };

    private static readonly ReferralMapper Mapper = new();

    private static readonly string[] PlainFields =
    [
        nameof(Name), nameof(DealValue), nameof(Currency), nameof(ClosingDate), nameof(Notes), nameof(SalesStage), nameof(Status), nameof(Substatus),
        nameof(StatusReason), nameof(ExternalReferenceId), nameof(CampaignId), nameof(ReferralProgram), nameof(Favorite), nameof(ShareWithMicrosoft),
        nameof(Team), nameof(Contact), nameof(Solution),
    ];

    private PatchTable? _patch;
    private NamedValue[]? _parameters;
    private FieldEdit? _edit;
    private bool? _asksNothing;
    private readonly HashSet<string> _warnedNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Deal name.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>Estimated value: a number without thousands separators, such as 50000 or 1234.56.</summary>
    [Parameter]
    [AllowNull]
    public object? DealValue { get; set; }

    /// <summary>Currency of the value, three letters (ISO 4217).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Currency { get; set; }

    /// <summary>Estimated closing date: a date, ISO 8601 text, or M/D/YYYY. A date alone means midnight UTC.</summary>
    [Parameter]
    [AllowNull]
    public object? ClosingDate { get; set; }

    /// <summary>Notes; an empty text empties them.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Notes { get; set; }

    /// <summary>Sales stage: a word, or the portal's percentage.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? SalesStage { get; set; }

    /// <summary>Status. The substatus that belongs to it goes along where only one can be meant.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LegalStatusCompleter))]
    [AllowEmptyString]
    public string? Status { get; set; }

    /// <summary>Substatus. The status it belongs to goes along.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LegalSubstatusCompleter))]
    [AllowEmptyString]
    public string? Substatus { get; set; }

    /// <summary>Reason that belongs to the state: free text, or the portal's number where the deal is declined, lost or closed as an error.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusReasonCompleter))]
    [AllowEmptyString]
    public string? StatusReason { get; set; }

    /// <summary>Your own id of the deal, such as the CRM's.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ExternalReferenceId { get; set; }

    /// <summary>Marketing campaign id.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CampaignId { get; set; }

    /// <summary>Go-to-market programme name.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ReferralProgram { get; set; }

    /// <summary>Marked with a heart in Partner Center; :$false takes it off.</summary>
    [Parameter]
    public SwitchParameter Favorite { get; set; }

    /// <summary>Microsoft's sellers may see the deal. Cannot be taken back.</summary>
    [Parameter]
    public SwitchParameter ShareWithMicrosoft { get; set; }

    /// <summary>The whole sales team, replacing the present one: hashtables, or texts like 'First, Last, Phone, Email'.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public object[]? Team { get; set; }

    /// <summary>Somebody more for the sales team. Who is on it already stays once.</summary>
    [Parameter]
    public object[]? AddTeamMember { get; set; }

    /// <summary>Somebody to take out of the sales team: an e-mail address, or a hashtable or object that tells who.</summary>
    [Parameter]
    public object[]? RemoveTeamMember { get; set; }

    /// <summary>All contacts at the customer, replacing the present ones. Frozen once Microsoft's help was asked for.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public object[]? Contact { get; set; }

    /// <summary>One more contact at the customer.</summary>
    [Parameter]
    public object[]? AddContact { get; set; }

    /// <summary>A contact at the customer to take out: an e-mail address, or a hashtable or object that tells who.</summary>
    [Parameter]
    public object[]? RemoveContact { get; set; }

    /// <summary>All solutions, replacing the present ones: hashtables, ids, or texts like 'SOL-1234-PQRS, USD, 10, 100'.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public object[]? Solution { get; set; }

    /// <summary>One more solution.</summary>
    [Parameter]
    public object[]? AddSolution { get; set; }

    /// <summary>A solution to take out: its id or name, or an object with its id.</summary>
    [Parameter]
    public object[]? RemoveSolution { get; set; }

    /// <summary>
    /// Any field by name, path or JSON pointer: <c>@{ 'Team[0].Title' = 'Lead'; MarketplaceIntent = 'Yes'; '/team/-' = @{…} }</c>.
    /// A script block computes the value from the piped object: <c>@{ DealValue = { $_.DealValue * 1.1 } }</c>.
    /// </summary>
    [Parameter]
    [Alias("Property")]
    [ArgumentCompleter(typeof(PatchCompleter))]
    [NoRowTransformation("a hashtable")]
    public IDictionary? Patch { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _patch = new PatchTable(Patch);
            _parameters = [.. MyInvocation.BoundParameters.Select(p => Named(p.Key, p.Value)).OfType<NamedValue>()];
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, Patch));
        }

        if (ParameterSetName == IdSet && _parameters!.Length + _patch!.Fixed.Count == 0 && !_patch.IsComputed)
        {
            ThrowTerminatingError(NothingToSet());
        }

        // Wrong for one is wrong for all: said once, before the first referral.
        _edit = FieldEdit.Read(_parameters!.Concat(_patch!.Fixed));
        Demand(_edit.Faults);
    }

    /// <inheritdoc/>
    private protected override bool NeedsReferral => _patch!.IsComputed;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_asksNothing == true)
        {
            ThrowTerminatingError(NothingToSet());
        }
    }

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target)
    {
        var edit = Over(_patch!.IsComputed ? FieldEdit.Read(_parameters!.Concat(_patch.For(target.Input))) : _edit!, target);
        var errors = edit.Faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new ReferralValidationException(errors);
        }

        _asksNothing = _asksNothing != false && edit.IsEmpty;
        return edit;
    }

    /// <summary>What was set on the object itself, or stands in the row, is changed too; the parameters win.</summary>
    private FieldEdit Over(FieldEdit edit, ReferralTarget target)
    {
        if (target.Edited is { } edited)
        {
            return edit.Over(edited);
        }

        if (target.Row is not { } input)
        {
            return edit;
        }

        var row = Mapper.Map(input);

        // With a script block the columns may be there for it alone.
        if (!_patch!.IsComputed)
        {
            foreach (var message in UnknownName.Messages([.. row.UnknownNames.Where(name => _warnedNames.Add(name.Name))]))
            {
                WriteWarning(message);
            }
        }

        var errors = row.Faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        return errors.Count == 0 ? edit.Over(row) : throw new ReferralValidationException(errors);
    }

    private static ErrorRecord NothingToSet() => ErrorRecordFactory.Refused(
        "PartnerReferral.NothingToSet",
        "It is not said what to change.",
        ErrorCategory.InvalidArgument,
        null,
        "Give at least one field, such as -DealValue 50000, or -Patch with a hashtable of fields; or set properties of the referral, or pipe in rows with an Id and the fields to change.");

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan) => "Set " + plan.Summary;

    private static NamedValue? Named(string parameter, object? value) =>
        Fields.TryGetValue(parameter, out var field) ? field with { Value = InputReader.ReadValue(value) }
        : PlainFields.Contains(parameter) ? new NamedValue(parameter, InputReader.ReadValue(value))
        : null;
}
