using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Editing;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Commands;

/// <summary><c>Register-PartnerReferral</c>: registers a won deal with Microsoft, or corrects its registration.</summary>
[Cmdlet(VerbsLifecycle.Register, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Referral), typeof(RegistrationSummary))]
public sealed partial class RegisterPartnerReferralCommand : ReferralEditCommand
{
    private readonly HashSet<string> _warnedColumns = new(StringComparer.OrdinalIgnoreCase);
    private NamedValue[]? _given;
    private RegistrationEdit? _edit;

    /// <summary>Value of the contract: a number without thousands separators. Above USD 25,000 a year.</summary>
    [Parameter]
    public object? ContractValue { get; set; }

    /// <summary>Currency of the contract's value, three letters (ISO 4217).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegistrationValueCompleter))]
    public string? Currency { get; set; }

    /// <summary>When the contract starts, at most 90 days ago.</summary>
    [Parameter]
    public object? StartDate { get; set; }

    /// <summary>When the contract ends; not needed when it is perpetual.</summary>
    [Parameter]
    public object? EndDate { get; set; }

    /// <summary>When it was signed: at most 60 days ago, and not before the deal was created and Microsoft was invited.</summary>
    [Parameter]
    public object? SignDate { get; set; }

    /// <summary>Perpetual or Finite.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegistrationValueCompleter))]
    public string? Term { get; set; }

    /// <summary>The registered solutions as hashtables: Id, Name, Value, Currency, IsDeployedOnAzure, PrimaryDeploymentOn, PricingModel, MarketplaceTransactionDetails.</summary>
    [Parameter]
    public object[]? Solution { get; set; }

    /// <summary>Id of the one registered solution.</summary>
    [Parameter]
    public string? SolutionId { get; set; }

    /// <summary>Name of the one registered solution.</summary>
    [Parameter]
    public string? SolutionName { get; set; }

    /// <summary>Value of the one registered solution.</summary>
    [Parameter]
    public object? SolutionValue { get; set; }

    /// <summary>Currency of the solution's value.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegistrationValueCompleter))]
    public string? SolutionCurrency { get; set; }

    /// <summary>The solution runs on Azure.</summary>
    [Parameter]
    public SwitchParameter DeployedOnAzure { get; set; }

    /// <summary>Customer or Partner: whose subscription it runs in.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegistrationValueCompleter))]
    public string? PrimaryDeploymentOn { get; set; }

    /// <summary>PayAsYouGo or Other.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegistrationValueCompleter))]
    public string? PricingModel { get; set; }

    /// <summary>Bought through the marketplace. Since July 2023 such deals need no registration.</summary>
    [Parameter]
    public SwitchParameter MarketplaceTransacted { get; set; }

    /// <summary>When it was bought through the marketplace.</summary>
    [Parameter]
    public object? MarketplaceDate { get; set; }

    /// <summary>
    /// The whole registration: a PartnerReferrals.Registration, or a hashtable with Contract and SolutionDetails, or with the
    /// names of the parameters. Together with parameters, a field must not be given twice.
    /// </summary>
    [Parameter]
    public object? Registration { get; set; }

    /// <summary>Correct the registration the deal has. Without it, a deal that has one is refused.</summary>
    [Parameter]
    public SwitchParameter Correct { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _given = [.. Whole(), .. Parameters()];
            _edit = RegistrationEdit.Read(_given, Mode);
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, Registration));
        }

        Demand(_edit!.Faults);
        if (_edit.IsEmpty && !MyInvocation.ExpectingInput)
        {
            ThrowTerminatingError(NothingToSet());
        }

        OpenReports();
    }

    /// <inheritdoc/>
    private protected override IReferralEdit EditFor(ReferralTarget target)
    {
        if (target.Row is { } row)
        {
            return OfRow(row);
        }

        if (_edit!.IsEmpty)
        {
            ThrowTerminatingError(NothingToSet());
        }

        return _edit;
    }

    /// <inheritdoc/>
    private protected override bool IsFinal(EditPlan plan) => IsWhatIf || base.IsFinal(plan);

    private RegistrationMode Mode => (Correct ? RegistrationMode.Correct : RegistrationMode.New) | (Force ? RegistrationMode.Exception : RegistrationMode.New);

    /// <summary>A row's columns, and the parameters for what it does not say. A deal that is registered already is done.</summary>
    private RegistrationEdit OfRow(InputObject row)
    {
        var others = new List<string>();
        var values = RegistrationEdit.ReadRow(row.Fields, others).ToList();
        others.ForEach(WarnOf);
        values.AddRange(_given!.Where(given => !values.Any(v => string.Equals(v.Name, given.Name, StringComparison.OrdinalIgnoreCase))));
        var edit = RegistrationEdit.Read(values, Mode | (Correct ? RegistrationMode.New : RegistrationMode.SkipRegistered));
        var errors = edit.Faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        return errors.Count == 0 ? edit : throw new ReferralValidationException(errors);
    }

    // A list of deals has the columns of a deal.
    private void WarnOf(string column)
    {
        if (FieldTable.Find(column) is null && !FieldTable.IsIgnored(column, out _) && _warnedColumns.Add(column))
        {
            WriteWarning($"The column '{column}' is no part of a registration and is left out.");
        }
    }

    private static ErrorRecord NothingToSet() => ErrorRecordFactory.Refused(
        "PartnerReferral.NothingToSet",
        "It is not said what to register.",
        ErrorCategory.InvalidArgument,
        null,
        "Give at least -ContractValue, -Currency, -EndDate and -SolutionId, or -Registration; or pipe in rows with a Referral ID and these columns.");

    /// <inheritdoc/>
    private protected override string ActionOf(EditPlan plan) =>
        Correct ? "Correct registration: set " + plan.Summary : "Register deal";

    private IEnumerable<NamedValue> Whole() => Registration is null
        ? []
        : InputReader.Read(Registration, 0).Fields.Select(f => new NamedValue(f.Key, f.Value));

    private IEnumerable<NamedValue> Parameters() => MyInvocation.BoundParameters
        .Where(p => RegistrationEdit.Names.Contains(p.Key, StringComparer.OrdinalIgnoreCase))
        .Select(p => new NamedValue(p.Key, InputReader.ReadValue(p.Value)));
}
