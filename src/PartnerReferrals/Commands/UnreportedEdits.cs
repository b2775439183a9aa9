using System.Collections.Generic;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// Changes that were under way when the pipeline ended, and whose end could not be told in the usual way, as an object or an error: one warning names them.
/// </summary>
internal sealed class UnreportedEdits
{
    private readonly List<string> _changed = [];
    private readonly List<string> _inDoubt = [];
    private readonly List<string> _failed = [];

    /// <summary>Nothing has to be told.</summary>
    internal bool IsEmpty => _changed.Count + _inDoubt.Count + _failed.Count == 0;

    /// <summary>Takes in the end of a change.</summary>
    internal void Add(ReferralRunOutcome outcome)
    {
        var name = ((EditInput)outcome.Tag!).Request.DisplayName;
        if (outcome.State == RowState.Unknown)
        {
            _inDoubt.Add(name);
        }
        else if (outcome.Error is { } error)
        {
            _failed.Add($"{name} ({error.ErrorId})");
        }
        else if (outcome.State == RowState.Updated)
        {
            _changed.Add(name);
        }
    }

    /// <summary>What is to be told, one sentence for each kind.</summary>
    internal string Describe()
    {
        var sentences = new List<string>();
        Say("Changed, but not in the output", _changed);
        Say("Sent without an answer, so perhaps changed", _inDoubt);
        Say("Failed", _failed);
        return string.Join(" ", sentences);

        void Say(string what, List<string> names)
        {
            if (names.Count > 0)
            {
                sentences.Add($"{what}: {Names.Join(names)}.");
            }
        }
    }
}
