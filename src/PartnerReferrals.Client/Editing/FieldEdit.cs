using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Editing;

/// <summary>Sets fields of a referral, its state among them.</summary>
internal sealed class FieldEdit : IReferralEdit
{
    private readonly IReadOnlyList<FieldChange> _changes;

    private FieldEdit(IReadOnlyList<FieldChange> changes, IReadOnlyList<Fault> faults)
    {
        _changes = changes;
        Faults = faults;
    }

    /// <summary>Everything wrong with the values themselves, errors and warnings. With an error the edit must not be used.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Reads named values.</summary>
    /// <param name="values">What to change.</param>
    public static FieldEdit Read(IEnumerable<NamedValue> values)
    {
        var reader = new ChangeReader();
        foreach (var value in values)
        {
            reader.Add(value);
        }

        return new FieldEdit(reader.Changes, reader.Faults);
    }

    /// <summary>Moves a referral into a state.</summary>
    /// <param name="state">The state; a pair outside the state table is refused when it is planned.</param>
    /// <param name="reason">Why: a number of the portal's list for the substatus, or free text; null for none.</param>
    public static FieldEdit MoveTo(ReferralState state, string? reason = null) => new([.. StateChange.To(state, reason)], []);

    /// <inheritdoc/>
    public EditPlan Plan(EditContext context)
    {
        var faults = Faults.ToList();
        var wanted = MoneyChange.Round(StateChange.Complete(_changes, context.Current, faults), context.Current, faults);
        var plan = PatchPlanner.Plan(wanted, context);
        faults.AddRange(plan.Faults);
        if (!faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            faults.AddRange(ChangeRules.Check(plan, context));
        }

        return new EditPlan { Patch = plan.Patch, Changes = plan.Changes, Faults = faults, NeedsRead = plan.NeedsRead, After = plan.After };
    }

    /// <inheritdoc/>
    public bool NeedsConnected(Referral current) => false;
}
