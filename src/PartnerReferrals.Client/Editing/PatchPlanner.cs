using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Editing;

/// <summary>Turns wanted fields into one patch document with only what differs from the referral at hand.</summary>
internal sealed class PatchPlanner
{
    private readonly EditContext _context;
    private readonly JsonPatchDocument _patch = new();
    private readonly List<Fault> _faults = [];
    private readonly JObject? _before;
    private readonly JObject? _after;
    private bool _needsRead;

    private PatchPlanner(EditContext context)
    {
        _context = context;
        _before = context.Current?.Json;
        _after = (JObject?)_before?.DeepClone();
    }

    /// <summary>Plans the changes.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="context">What is known.</param>
    internal static EditPlan Plan(IReadOnlyList<FieldChange> wanted, EditContext context) => new PatchPlanner(context).Plan([.. WithoutRepetition(wanted)]);

    private EditPlan Plan(IReadOnlyList<FieldChange> wanted)
    {
        var changes = _before is null ? wanted : Differing(wanted);
        if (_before is null)
        {
            WriteBlind(changes);
        }
        else
        {
            Write(changes);
        }

        return new EditPlan { Patch = _patch, Changes = changes, Faults = _faults, NeedsRead = _needsRead, Before = _before, After = _after };
    }

    private List<FieldChange> Differing(IReadOnlyList<FieldChange> wanted)
    {
        var differing = wanted.Where(Differs).ToList();

        // The two halves of a state are checked together, so they travel together (facts 6).
        if (differing.Any(IsState))
        {
            differing = [.. wanted.Where(c => IsState(c) || differing.Contains(c))];
        }

        // An index means the list as it was read, and who is taken out is out whatever else says what the list holds.
        WriteAfter(differing.Where(c => !c.Removes && !c.Appends));
        foreach (var change in differing.Where(c => c.Removes))
        {
            Remove(change);
        }

        WriteAfter(differing.Where(c => c.Appends));
        return differing;
    }

    private void WriteAfter(IEnumerable<FieldChange> changes)
    {
        foreach (var change in changes.Where(c => !c.Pointer.TryWrite(_after!, c.Value, c.Appends)))
        {
            _faults.Add(new Fault
            {
                Code = ChangeFaultCodes.NoSuchElement.Code,
                Field = change.Path.Text,
                Message = "The list has no element of that index.",
                Hint = "Use an index the list has, or add an element.",
            });
        }
    }

    /// <summary>Without the elements that an earlier change of the same list adds already.</summary>
    private static IEnumerable<FieldChange> WithoutRepetition(IReadOnlyList<FieldChange> changes) => changes.Where((change, i) =>
        !change.Appends || !changes.Take(i).Any(earlier => earlier.Appends && earlier.Pointer.Root.SequenceEqual(change.Pointer.Root) && JToken.DeepEquals(earlier.Value, change.Value)));

    private bool Differs(FieldChange change)
    {
        var current = change.Pointer.Find(_before!);
        if (change.Removes)
        {
            return HasElement(change, current as JArray);
        }

        if (!change.Appends)
        {
            return !FieldEquality.Same(current, change.Value);
        }

        // A registration reads back without all that was sent.
        var visible = RequestOnlyProperties.Visible(FieldPointer.Write(change.Pointer.Root) + "/-", change.Value);
        return current is not JArray list || !list.Any(element => FieldEquality.Same(element, visible));
    }

    private bool HasElement(FieldChange change, JArray? list)
    {
        var found = list is null ? [] : ElementMatch.Find(change.Path.Field, list, change.Value);
        if (found.Count == 0)
        {
            Report(FaultSeverity.Warning, ChangeFaultCodes.NothingToRemove, change);
        }
        else if (found.Count > 1 && !ElementMatch.HasKey(change.Path.Field, change.Value))
        {
            Report(FaultSeverity.Error, ChangeFaultCodes.AmbiguousElement, change);
        }

        return found.Count > 0;
    }

    private void Remove(FieldChange change)
    {
        if (change.Pointer.Find(_after!) is JArray list)
        {
            foreach (var element in ElementMatch.Find(change.Path.Field, list, change.Value))
            {
                element.Remove();
            }
        }
    }

    private void Report(FaultSeverity severity, FaultCode code, FieldChange change) => _faults.Add(new Fault
    {
        Severity = severity,
        Code = code.Code,
        Field = change.Name,
        Message = code.Meaning,
        Hint = code.RecommendedAction,
    });

    private void WriteBlind(IReadOnlyList<FieldChange> changes)
    {
        foreach (var change in changes)
        {
            _needsRead |= change.Pointer.IsInsideList || change.Removes;
            Append(change, change.Pointer.Root, change.Value, isNew: false);
        }
    }

    private void Write(IReadOnlyList<FieldChange> changes)
    {
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            var root = ExistingRoot(change.Pointer.Root);
            var grown = root.Count < change.Pointer.Root.Count;
            var present = FieldPointer.Find(_before, root);
            var isWholeList = changes.Any(c => !c.Appends && c.Pointer.Root.SequenceEqual(change.Pointer.Root));
            if (change.Appends && ((!grown && present is JArray && !isWholeList) || change.Pointer.IsRegistration))
            {
                Append(change, root, change.Value, isNew: false);
            }
            else if (written.Add(FieldPointer.Write(root)))
            {
                // What is absent from an object that was piped in may have been left out by a $select: adding it would wipe out what is there.
                _needsRead |= !_context.IsFresh && present is null && (grown || change.Pointer.IsInsideList || change.Appends);
                Append(null, root, FieldPointer.Find(_after, root)!, present is null);
            }
        }
    }

    /// <summary>The property itself, or the outermost object above it that does not exist yet: a patch cannot write below nothing.</summary>
    private List<object> ExistingRoot(IReadOnlyList<object> root)
    {
        for (var length = 1; length < root.Count; length++)
        {
            if (FieldPointer.Find(_before, root.Take(length)) is null or { Type: JTokenType.Null })
            {
                return [.. root.Take(length)];
            }
        }

        return [.. root];
    }

    private void Append(FieldChange? change, IEnumerable<object> root, JToken value, bool isNew)
    {
        var pointer = FieldPointer.Write(root);
        _ = change is { Appends: true } ? _patch.Add(pointer + "/-", value)
            : isNew ? _patch.Add(pointer, value)
            : _patch.Replace(pointer, value);
    }

    private static bool IsState(FieldChange change) => change.Path.Field.WirePath is "status" or "substatus";
}
