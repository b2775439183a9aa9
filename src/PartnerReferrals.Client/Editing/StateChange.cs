using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>
/// Status, substatus and reason of a change: completed so that both halves of a state go in one document, and checked against the
/// service's state table (facts 6).
/// </summary>
internal static class StateChange
{
    private static readonly FieldPath Status = new(FieldTable.Get("status"));
    private static readonly FieldPath Substatus = new(FieldTable.Get("substatus"));
    private static readonly FieldPath StatusReason = new(FieldTable.Get("statusReason"));

    /// <summary>The changes that bring a referral into a state.</summary>
    internal static IEnumerable<FieldChange> To(ReferralState state, string? reason)
    {
        yield return new FieldChange(Status, state.Status);
        yield return new FieldChange(Substatus, state.Substatus);
        if (!string.IsNullOrWhiteSpace(reason))
        {
            yield return new FieldChange(StatusReason, reason!.Trim());
        }
    }

    /// <summary>Adds the half of the state that was not given, where only one can be meant, and puts a numbered reason into words.</summary>
    /// <param name="changes">What was asked for.</param>
    /// <param name="current">The referral now; null where it is not known.</param>
    /// <param name="faults">Takes what is wrong.</param>
    internal static IReadOnlyList<FieldChange> Complete(IReadOnlyList<FieldChange> changes, Referral? current, ICollection<Fault> faults)
    {
        var (status, substatus) = (Text(changes, Status), Text(changes, Substatus));
        if (status is null && substatus is null)
        {
            return InWords(changes, current?.Substatus, faults);
        }

        var wanted = new ReferralState(
            status ?? StateTable.StatusOf(substatus) ?? "",
            substatus ?? OnlySubstatusOf(status!, current) ?? "");
        if (!StateTable.IsLegal(wanted.Status, wanted.Substatus))
        {
            faults.Add(Illegal(status, substatus, current));
            return changes;
        }

        var rest = changes.Where(c => c.Path.Field != Status.Field && c.Path.Field != Substatus.Field);
        return InWords([.. To(wanted, null), .. rest], wanted.Substatus, faults);
    }

    /// <summary>What the state table says against the move; null where nothing.</summary>
    internal static Fault? Check(IReadOnlyList<FieldChange> changes, Referral current)
    {
        if (Text(changes, Status) is not { } status || Text(changes, Substatus) is not { } substatus)
        {
            return null;
        }

        var (from, to) = (StateOf(current), new ReferralState(status, substatus));

        return !IsInTable(current) || StateTable.CanMove(from, to) ? null : new Fault
        {
            Code = ChangeFaultCodes.IllegalMove.Code,
            Field = Status.Text,
            Value = to.ToString(),
            Message = $"The referral is {from} and cannot become {to}.",
            Hint = Legal(current),
        };
    }

    /// <summary>Closing as an error needs a reason (facts 10.16).</summary>
    internal static Fault? CheckReason(IReadOnlyList<FieldChange> changes, Referral? current) =>
        Is(Text(changes, Substatus), ReferralSubstatus.Error)
        && string.IsNullOrWhiteSpace(changes.Any(c => c.Path.Field == StatusReason.Field) ? Text(changes, StatusReason) : current?.StatusReason)
            ? new Fault
            {
                Code = FaultCodes.MissingStatusReason.Code,
                Field = StatusReason.Text,
                Message = "Closing as an error needs a reason.",
                Hint = $"Give your own words or one of: {StatusReasons.List(KnownValueSets.ErrorReason)}.",
            }
            : null;

    private static string? OnlySubstatusOf(string status, Referral? current)
    {
        if (Is(status, current?.Status))
        {
            return current!.Substatus;
        }

        var substatuses = StateTable.SubstatusesOf(status);
        return substatuses.Count == 1 ? substatuses[0] : null;
    }

    private static IReadOnlyList<FieldChange> InWords(IReadOnlyList<FieldChange> changes, string? substatus, ICollection<Fault> faults)
    {
        if (Text(changes, StatusReason) is not { } reason)
        {
            return changes;
        }

        if (StatusReasons.InWords(substatus, reason) is { } words)
        {
            return [.. changes.Select(c => c.Path.Field == StatusReason.Field ? new FieldChange(c.Path, words) : c)];
        }

        faults.Add(new Fault
        {
            Code = FaultCodes.InvalidReason.Code,
            Field = StatusReason.Text,
            Value = reason,
            Message = $"{reason} is no number of the portal's reasons{(substatus is null ? "" : " for " + substatus)}.",
            Hint = $"Give your own words or one of: {StatusReasons.List(StatusReasons.Of(substatus)!)}.",
        });
        return changes;
    }

    private static Fault Illegal(string? status, string? substatus, Referral? current) => new()
    {
        Code = FaultCodes.IllegalState.Code,
        Field = status is null ? Substatus.Text : Status.Text,
        Value = $"{status}/{substatus}".Trim('/'),
        Message = substatus is null && current is not null && IsInTable(current) && !StateTable.MovesFrom(StateOf(current)).Any(m => Is(m.Status, status))
                ? $"The referral is {StateOf(current)} and cannot become {status}."
            : substatus is null ? $"Status {status} alone does not say what became of the deal."
            : $"Substatus {substatus} cannot stand beside status {status}.",
        Hint = current is not null && IsInTable(current) ? Legal(current)
            : StateTable.SubstatusesOf(status) is { Count: > 0 } beside ? $"Beside {status} stand: {string.Join(", ", beside)}."
            : $"Legal states: {string.Join(", ", StateTable.States)}.",
    };

    // A state outside the table is the service's own to check.
    private static bool IsInTable(Referral current) => StateTable.SubstatusesOf(current.Status).Count > 0;

    private static ReferralState StateOf(Referral current) => new(current.Status ?? "", current.Substatus ?? "");

    private static string Legal(Referral current)
    {
        var moves = StateTable.MovesFrom(StateOf(current));
        return moves.Count == 0
            ? "It has ended for good; no other state can follow."
            : $"From here it can become: {string.Join(", ", moves)}.";
    }

    private static string? Text(IReadOnlyList<FieldChange> changes, FieldPath path) =>
        changes.FirstOrDefault(c => c.Path.Field == path.Field)?.Value is JValue { Value: string text } ? text : null;

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
