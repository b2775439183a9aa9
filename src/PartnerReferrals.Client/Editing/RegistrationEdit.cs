using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.KnownValues;
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
    private readonly RegistrationMode _mode;

    private RegistrationEdit(IReadOnlyList<FieldChange> changes, IReadOnlyList<Fault> faults, RegistrationMode mode)
    {
        _changes = changes;
        _mode = mode;
        Faults = faults;
    }

    private bool Corrects => _mode.HasFlag(RegistrationMode.Correct);

    private bool HasException => _mode.HasFlag(RegistrationMode.Exception);

    /// <summary>Everything wrong with the values themselves. With an error the edit must not be used.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>It says nothing.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The short names of a registration's parts: the cmdlet's parameters.</summary>
    public static IReadOnlyCollection<string> Names => Aliases.Keys;

    /// <summary>Reads a registration.</summary>
    /// <param name="values">Values by <see cref="Names"/>, or by their paths in a registration such as <c>Contract.Value</c>.</param>
    /// <param name="mode">How to register.</param>
    public static RegistrationEdit Read(IEnumerable<NamedValue> values, RegistrationMode mode = RegistrationMode.New)
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

        return new RegistrationEdit([.. reader.Changes.Where(c => !SetByService.Contains(c.Path.Field.WirePath))], reader.Faults, mode);
    }

    /// <summary>
    /// What a row says of a registration: by its short names, also with spaces, by the portal's columns, or by those of an export, beside which short names
    /// are the deal's own.
    /// </summary>
    /// <param name="row">The row's columns.</param>
    /// <param name="others">Takes the columns that are no part of a registration.</param>
    public static IReadOnlyList<NamedValue> ReadRow(IReadOnlyList<KeyValuePair<string, object?>> row, ICollection<string> others)
    {
        var values = new List<NamedValue>();
        var isExport = row.Any(cell => ExportedPart(cell.Key) is not null);
        foreach (var cell in row)
        {
            var parts = ReadColumn(cell.Key, cell.Value, isExport)?.Where(part => part.Value is not (null or "") && !values.Any(v => v.Name == part.Name)).ToList();
            if (parts is null)
            {
                others.Add(cell.Key);
            }
            else
            {
                values.AddRange(parts);
            }
        }

        return values;
    }

    /// <summary>The parts that a column gives, none where the service sets them; null for a column that is no part of a registration.</summary>
    private static IEnumerable<NamedValue>? ReadColumn(string column, object? value, bool isExport)
    {
        if (ExportedPart(column) is { } part)
        {
            // One cell for all solutions: the first item belongs to the first, and so on.
            IEnumerable<object?> items = part.Above.Count(f => f.IsList) > 1 && value is string text ? DelimitedCell.Split(text, ';') : [value];
            return SetByService.Contains(part.Field.WirePath) ? [] : items.Select((item, i) => Named(new FieldPath(part.Field, [0, i]), item));
        }

        if (RegistrationTemplate.Find(column) is { } portal)
        {
            return RegistrationTemplate.IsGiven(portal) ? [Named(FieldTable.Find(Prefix + portal.Path!.Replace("solutionDetails.", "solutionDetails[0]."))!, value)] : [];
        }

        return !isExport && Names.FirstOrDefault(name => NameKey.Of(name) == NameKey.Of(column)) is { } known ? [new NamedValue(known, value)] : null;
    }

    /// <summary>By the short name, which messages then use, where the part has one.</summary>
    private static NamedValue Named(FieldPath part, object? value) =>
        new(Names.FirstOrDefault(name => Find(name)!.Text == part.Text) ?? part.Text.Substring(Prefix.Length), value);

    /// <summary>The part of a registration that a column of an export holds; null for any other column.</summary>
    private static FieldPath? ExportedPart(string column) =>
        column.StartsWith("Registrations.", StringComparison.OrdinalIgnoreCase) && FieldTable.Find(column) is { } path ? path : null;

    /// <summary>The field of a registration's part; null for a name nobody knows.</summary>
    /// <param name="name">One of <see cref="Names"/>, or a path such as <c>Contract.Value</c>.</param>
    public static FieldPath? Find(string name) => FieldTable.Find(Prefix + (Aliases.TryGetValue(name, out var path) ? path : name));

    /// <inheritdoc/>
    public EditPlan Plan(EditContext context)
    {
        var faults = Faults.ToList();
        var latest = Math.Max(0, (context.Current?.Registrations?.Length ?? 0) - 1);
        var changes = MoneyChange.Round(Corrects ? [.. _changes.Select(c => c.At(PathIn(c, latest)))] : _changes, context.Current, faults);
        if (_mode.HasFlag(RegistrationMode.SkipRegistered) && context.Current is { } deal && Array.FindIndex(deal.Registrations ?? [], IsOpen) is >= 0 and var open)
        {
            if (changes.Any(c => Differs(c, deal, open)))
            {
                faults.Add(RegistrationRules.Warn(RegistrationFaultCodes.RegistrationDiffers, "Registrations"));
            }

            return new EditPlan { Patch = new JsonPatchDocument(), Changes = [], Faults = faults, Before = deal.Json };
        }

        var plan = PatchPlanner.Plan(Corrects ? [.. changes.Where(c => IsCorrection(c, changes, context.Current))] : [NewRegistration(changes, context.Current)], context);
        faults.AddRange(plan.Faults);
        if (plan.Changes.Count > 0 && !faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            faults.AddRange(Check(plan, context));
        }

        return new EditPlan { Patch = plan.Patch, Changes = plan.Changes, Faults = faults, NeedsRead = plan.NeedsRead || LacksDeal(plan, context), Before = plan.Before, After = plan.After };
    }

    /// <inheritdoc/>
    public bool NeedsConnected(Referral current) => !Corrects || IsGiven(_changes, "signDateTime");

    private IEnumerable<Fault> Check(EditPlan plan, EditContext context)
    {
        var ofDeal = new List<Fault>();
        if (context.Current is { } deal)
        {
            ofDeal.AddRange(CheckExisting(deal.Registrations ?? []));
            ofDeal.AddRange(RegistrationRules.CheckDeal(deal, Corrects ? null : context.Connected, HasException));
            if (ofDeal.Any(f => f.Severity == FaultSeverity.Error))
            {
                return ofDeal;
            }
        }
        else if (Corrects)
        {
            return [];
        }

        // Of a correction what differs: a row as it was exported gives everything.
        var sent = Corrects ? plan.Changes : _changes;
        var registration = Corrects ? JsonModel.View<Referral>(plan.After!).Registrations!.Last() : JsonModel.View<Registration>((JObject)plan.Changes[0].Value);
        return ofDeal
            .Concat(RegistrationRules.Check(registration, context, property => IsGiven(sent, property), HasException))
            .Concat(Corrects ? RegistrationRules.CheckCorrection(context.Current!.Registrations!.Last(), plan.Changes, HasException) : RegistrationRules.CheckForm(registration))
            .Concat(CheckPaths(sent));
    }

    private IEnumerable<Fault> CheckExisting(Registration[] existing)
    {
        if (Corrects && existing.Length == 0)
        {
            yield return RegistrationRules.Refuse(RegistrationFaultCodes.RegistrationMissing, "Registrations");
        }
        else if (!Corrects && existing.FirstOrDefault(IsOpen) is { } open)
        {
            yield return RegistrationRules.Refuse(
                RegistrationFaultCodes.RegistrationExists, "Registrations", $"The deal has a registration already{(open.Status is null ? "" : $" ({open.Status})")}.");
        }
    }

    // What failed, or was closed, can be registered anew.
    private static bool IsOpen(Registration registration) => registration.Status is not ("Failed" or "Closed");

    /// <summary>Whether the registration at an index holds another value; what does not read back says nothing.</summary>
    private static bool Differs(FieldChange change, Referral deal, int index) =>
        RequestOnlyProperties.Visible(FieldPointer.Write(change.Pointer.Root), change.Value) is { } visible
        && !FieldEquality.Same(new FieldPointer(PathIn(change, index)).Find(deal.Json), visible);

    // Values are read for the first registration; of several the latest counts, the others failed or were closed.
    private static FieldPath PathIn(FieldChange change, int index) => new(change.Path.Field, [index, .. change.Path.Indexes.Skip(1)]);

    /// <summary>
    /// Whether a value is sent as a correction. The type stays what it is, and of a solution's currency, which does not read back, it is assumed where
    /// the value beside it stays.
    /// </summary>
    private static bool IsCorrection(FieldChange change, IReadOnlyList<FieldChange> all, Referral? deal)
    {
        if (change.Path.Field.WirePath == "registrations[].type")
        {
            return false;
        }

        return change.Path.Field.WirePath != "registrations[].solutionDetails[].currency"
            || deal is null
            || all.FirstOrDefault(c => c.Path.Field.WirePath == "registrations[].solutionDetails[].value" && c.Path.Indexes.SequenceEqual(change.Path.Indexes)) is not { } value
            || !FieldEquality.Same(value.Pointer.Find(deal.Json), value.Value);
    }

    /// <summary>Paths nobody published are sent all the same: the service may have grown.</summary>
    private IEnumerable<Fault> CheckPaths(IReadOnlyList<FieldChange> sent) => sent.Where(c => Corrects ? !c.Path.Field.CanPatch : IsUndeclared(c)).Select(c => new Fault
    {
        Severity = FaultSeverity.Warning,
        Code = ChangeFaultCodes.UndocumentedChange.Code,
        Field = c.Name,
        Message = $"No source says that the service {(Corrects ? "lets it be corrected" : "takes it")}; it is sent as it is.",
        Hint = ChangeFaultCodes.UndocumentedChange.RecommendedAction,
    });

    // The connector's contract of a new registration has no name (facts 13.9).
    private static bool IsUndeclared(FieldChange change) => change.Path.Field.WirePath == "registrations[].solutionDetails[].name";

    private static bool IsGiven(IReadOnlyList<FieldChange> changes, string contractProperty) =>
        changes.Any(c => c.Path.Field.WirePath == "registrations[].contract." + contractProperty);

    private static FieldChange NewRegistration(IReadOnlyList<FieldChange> changes, Referral? deal)
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

        NameSolution(registration, deal);
        SayTerm(registration);
        return new FieldChange(new FieldPath(FieldTable.Get("registrations[]")), registration, appends: true);
    }

    /// <summary>The portal's file names no solution and its form shows the deal's: the only one a deal has is meant.</summary>
    private static void NameSolution(JObject registration, Referral? deal)
    {
        if (LacksSolution(registration) && deal?.Details?.Requirements?.Solutions is { Length: 1 } only && !string.IsNullOrEmpty(only[0].Id))
        {
            if (registration["solutionDetails"] is not JArray { Count: 1 })
            {
                registration["solutionDetails"] = new JArray(new JObject());
            }

            ((JObject)registration["solutionDetails"]![0]!).AddFirst(new JProperty("id", only[0].Id));
        }
    }

    /// <summary>A contract with an end is none for ever.</summary>
    private static void SayTerm(JObject registration)
    {
        if (registration["contract"] is JObject contract && contract["term"] is null && contract["endDateTime"] is JValue { Value: not null })
        {
            contract["term"] = "Finite";
        }
    }

    private static bool LacksSolution(JObject registration) =>
        registration["solutionDetails"] is null or JArray { Count: 0 } or JArray { Count: 1 } && registration.SelectToken("solutionDetails[0].id") is null;

    /// <summary>Only the deal can tell which registration is corrected, which solution is meant, and whether it is registered already, whatever the row says.</summary>
    private bool LacksDeal(EditPlan plan, EditContext context) =>
        context.Current is null
        && (Corrects || _mode.HasFlag(RegistrationMode.SkipRegistered) || plan.Changes.Any(c => c.Value is JObject registration && LacksSolution(registration)));
}

/// <summary>How to register a deal.</summary>
[Flags]
internal enum RegistrationMode
{
    /// <summary>Make a registration.</summary>
    New = 0,

    /// <summary>Correct the registration there is.</summary>
    Correct = 1,

    /// <summary>Leave a deal alone that has one.</summary>
    SkipRegistered = 2,

    /// <summary>Microsoft approved an exception: dates may be older, and what was settled may be corrected.</summary>
    Exception = 4,
}
