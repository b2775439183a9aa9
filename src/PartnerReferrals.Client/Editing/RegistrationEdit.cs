using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>Registers a won deal (<c>add /registrations/-</c>), or corrects its registration leaf by leaf (facts 9).</summary>
internal sealed class RegistrationEdit : IReferralEdit
{
    private const string DefaultType = "AzureIPCoSell";
    private const string Prefix = "Registrations[0].";

    // Names of the cmdlet's parameters, for what lies deeper.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ContractValue"] = "Contract.Value",
        ["Currency"] = "Contract.Currency",
        ["StartDate"] = "Contract.StartDateTime",
        ["EndDate"] = "Contract.EndDateTime",
        ["SignDate"] = "Contract.SignDateTime",
        ["Term"] = "Contract.Term",
        ["Solution"] = "SolutionDetails",
        ["SolutionId"] = "SolutionDetails[0].Id",
        ["SolutionName"] = "SolutionDetails[0].Name",
        ["SolutionValue"] = "SolutionDetails[0].Value",
        ["SolutionCurrency"] = "SolutionDetails[0].Currency",
        ["DeployedOnAzure"] = "SolutionDetails[0].IsDeployedOnAzure",
        ["PrimaryDeploymentOn"] = "SolutionDetails[0].PrimaryDeploymentOn",
        ["PricingModel"] = "SolutionDetails[0].PricingModel",
        ["MarketplaceTransacted"] = "SolutionDetails[0].MarketplaceTransactionDetails.IsMarketplaceTransacted",
        ["MarketplaceDate"] = "SolutionDetails[0].MarketplaceTransactionDetails.MarketplaceTransactionDateTime",
    };

    // A registration as read and given back holds these; the service sets them.
    private static readonly string[] SetByService =
        ["registrations[].id", "registrations[].registrationDateTime", "registrations[].status", "registrations[].statusReason", "registrations[].statusHistory"];

    private readonly IReadOnlyList<FieldChange> _changes;
    private readonly bool _corrects;

    private RegistrationEdit(IReadOnlyList<FieldChange> changes, IReadOnlyList<Fault> faults, bool corrects)
    {
        _changes = changes;
        _corrects = corrects;
        Faults = faults;
    }

    /// <summary>Everything wrong with the values themselves. With an error the edit must not be used.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>It says nothing.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The short names of a registration's parts: the cmdlet's parameters.</summary>
    public static IReadOnlyCollection<string> Names => Aliases.Keys;

    /// <summary>Reads a registration.</summary>
    /// <param name="values">Values by <see cref="Names"/>, or by their paths in a registration such as <c>Contract.Value</c>.</param>
    /// <param name="corrects">Correct the registration there is; otherwise make one.</param>
    public static RegistrationEdit Read(IEnumerable<NamedValue> values, bool corrects = false)
    {
        var reader = new ChangeReader();
        foreach (var value in values)
        {
            if (Find(value.Name) is { } field)
            {
                reader.Add(field, value.Value, value.Name);
            }
            else
            {
                reader.Add(value with { Name = Prefix + value.Name });
            }
        }

        return new RegistrationEdit([.. reader.Changes.Where(c => !SetByService.Contains(c.Path.Field.WirePath))], reader.Faults, corrects);
    }

    /// <summary>The field of a registration's part; null for a name nobody knows.</summary>
    /// <param name="name">One of <see cref="Names"/>, or a path such as <c>Contract.Value</c>.</param>
    public static FieldPath? Find(string name) => FieldTable.Find(Prefix + (Aliases.TryGetValue(name, out var path) ? path : name));

    /// <inheritdoc/>
    public EditPlan Plan(EditContext context)
    {
        var faults = Faults.ToList();
        var changes = MoneyChange.Round(_changes, context.Current, faults);
        var plan = PatchPlanner.Plan(_corrects ? changes : [NewRegistration(changes)], context);
        faults.AddRange(plan.Faults);
        if (plan.Changes.Count > 0 && !faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            faults.AddRange(Check(plan, context));
        }

        return new EditPlan { Patch = plan.Patch, Changes = plan.Changes, Faults = faults, NeedsRead = plan.NeedsRead, Before = plan.Before, After = plan.After };
    }

    /// <inheritdoc/>
    public bool NeedsConnected(Referral current) => !_corrects;

    private IEnumerable<Fault> Check(EditPlan plan, EditContext context)
    {
        if (context.Current is { } deal)
        {
            var blocking = CheckExisting(deal.Registrations ?? []).Concat(RegistrationRules.CheckDeal(deal, context.Connected)).ToList();
            if (blocking.Count > 0)
            {
                return blocking;
            }
        }
        else if (_corrects)
        {
            return [];
        }

        var registration = _corrects ? JsonModel.View<Referral>(plan.After!).Registrations![0] : JsonModel.View<Registration>((JObject)plan.Changes[0].Value);
        return RegistrationRules.Check(registration, context.Current, IsGiven, context.Now).Concat(CheckPaths());
    }

    private IEnumerable<Fault> CheckExisting(Registration[] existing)
    {
        if (_corrects && existing.Length == 0)
        {
            yield return RegistrationRules.Refuse(RegistrationFaultCodes.RegistrationMissing, "Registrations");
        }
        else if (!_corrects && existing.FirstOrDefault(r => r.Status is not ("Failed" or "Closed")) is { } open)
        {
            yield return RegistrationRules.Refuse(
                RegistrationFaultCodes.RegistrationExists, "Registrations", $"The deal has a registration already{(open.Status is null ? "" : $" ({open.Status})")}.");
        }
    }

    /// <summary>Paths nobody published are sent all the same: the service may have grown.</summary>
    private IEnumerable<Fault> CheckPaths() => _changes.Where(c => _corrects ? !c.Path.Field.CanPatch : IsUndeclared(c)).Select(c => new Fault
    {
        Severity = FaultSeverity.Warning,
        Code = ChangeFaultCodes.UndocumentedChange.Code,
        Field = c.Name,
        Message = $"No source says that the service {(_corrects ? "lets it be corrected" : "takes it")}; it is sent as it is.",
        Hint = ChangeFaultCodes.UndocumentedChange.RecommendedAction,
    });

    // The connector's contract of a new registration has no name (facts 13.9).
    private static bool IsUndeclared(FieldChange change) => change.Path.Field.WirePath == "registrations[].solutionDetails[].name";

    private bool IsGiven(string contractProperty) => _changes.Any(c => c.Path.Field.WirePath == "registrations[].contract." + contractProperty);

    private static FieldChange NewRegistration(IReadOnlyList<FieldChange> changes)
    {
        var holder = new JObject();
        foreach (var change in changes)
        {
            change.Pointer.TryWrite(holder, change.Value, change.Appends);
        }

        var registration = holder["registrations"]?[0] as JObject ?? [];
        if (registration["type"] is null)
        {
            registration.AddFirst(new JProperty("type", DefaultType));
        }

        return new FieldChange(new FieldPath(FieldTable.Get("registrations[]")), registration, appends: true);
    }
}
