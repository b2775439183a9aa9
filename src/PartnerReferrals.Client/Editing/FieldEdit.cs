using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Editing;

/// <summary>Sets fields of a referral, its state among them: those that are named, over what a row or the referral's own properties say.</summary>
internal sealed class FieldEdit : IReferralEdit
{
    private readonly IReadOnlyList<FieldChange> _changes;
    private readonly IReadOnlyList<FieldChange> _below;
    private readonly MappedReferral? _row;

    private FieldEdit(IReadOnlyList<FieldChange> changes, IReadOnlyList<Fault> faults, IReadOnlyList<FieldChange>? below = null, MappedReferral? row = null)
    {
        _changes = changes;
        _below = below ?? [];
        _row = row;
        Faults = faults;
    }

    /// <summary>Everything wrong with the values themselves, errors and warnings. With an error the edit must not be used.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>It asks for nothing.</summary>
    public bool IsEmpty => _changes.Count + _below.Count == 0 && (_row is null || !RowChanges.IsAny(_row));

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

    /// <summary>Makes of a referral what a row says.</summary>
    /// <param name="row">The row.</param>
    public static FieldEdit OfRow(MappedReferral row) => new([], [], row: row);

    /// <summary>The same, and more in the same document.</summary>
    public FieldEdit With(FieldEdit more) => new([.. _changes, .. more._changes], [.. Faults, .. more.Faults], _below, _row);

    /// <summary>The same over what a row says: a field that both give is taken from here.</summary>
    public FieldEdit Over(MappedReferral row) => new(_changes, Faults, row: row);

    /// <summary>The same over what somebody set on the referral's own properties.</summary>
    public FieldEdit Over(Referral referral)
    {
        var faults = Faults.ToList();
        return new(_changes, faults, OwnChanges.Of(referral, faults));
    }

    /// <inheritdoc/>
    public EditPlan Plan(EditContext context)
    {
        var faults = Faults.ToList();
        var below = _row is null ? _below : RowChanges.Of(_row, context.Current, faults);
        IReadOnlyList<FieldChange> asked = [.. below.Where(c => !_changes.Any(over => IsSame(c, over))), .. _changes];
        var wanted = MoneyChange.Round(StateChange.Complete(asked, context.Current, faults), context.Current, faults);
        var plan = PatchPlanner.Plan(wanted, context);
        faults.AddRange(plan.Faults);
        if (!faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            faults.AddRange(ChangeRules.Check(plan, context));
        }

        if (_row is not null)
        {
            faults = [.. faults.Concat(RowChanges.Check(_row, context.Current)).Select(f => f.At(f.Field, f.Column, _row.Row, _row.Line))];
        }

        // What a row says of a list is merged with what the list holds.
        var needsRead = plan.NeedsRead || (_row is not null && context.Current is null);
        return new EditPlan { Patch = plan.Patch, Changes = plan.Changes, Faults = faults, NeedsRead = needsRead, Before = plan.Before, After = plan.After };
    }

    /// <inheritdoc/>
    public bool NeedsConnected(Referral current) => false;

    private static bool IsSame(FieldChange below, FieldChange over) =>
        over is { Appends: false, Removes: false } && string.Equals(below.Path.Text, over.Path.Text, StringComparison.Ordinal);
}
