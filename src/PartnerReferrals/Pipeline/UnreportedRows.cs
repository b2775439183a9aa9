using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// What was under way when the pipeline ended, and whose end could not be told in the usual way, as an object or an error: one warning names it.
/// </summary>
/// <param name="nameOf">What somebody knows it by; null for the number of its row and the id of its referral.</param>
internal sealed class UnreportedRows(Func<ReferralRunOutcome, string>? nameOf = null)
{
    private readonly List<(long Row, string Text)> _created = [];
    private readonly List<(long Row, string Text)> _changed = [];
    private readonly List<(long Row, string Text)> _inDoubt = [];
    private readonly List<(long Row, string Text)> _failed = [];

    /// <summary>Nothing has to be told.</summary>
    internal bool IsEmpty => _created.Count + _changed.Count + _inDoubt.Count + _failed.Count == 0;

    /// <summary>Takes in the end of a row.</summary>
    internal void Add(ReferralRunOutcome outcome)
    {
        var row = nameOf is not null ? nameOf(outcome) : outcome.Row > 0 ? string.Format(CultureInfo.InvariantCulture, "row {0}", outcome.Row) : "the referral";
        var own = (outcome.SharedReferral?.Referral ?? outcome.Referral)?.Id ?? outcome.Key;
        switch (outcome)
        {
            case { State: RowState.Created }:
                _created.Add((outcome.Row, outcome.SharedReferral?.ConnectedReferral?.Id is { } connected ? $"{row} ({own}, Microsoft's {connected})" : $"{row} ({own})"));
                break;
            case { State: RowState.Updated }:
                _changed.Add((outcome.Row, nameOf is null ? $"{row} ({own})" : row));
                break;
            case { SharedReferral.Referral: not null }:
                _failed.Add((outcome.Row, $"{row} (your own leg {own} is created, Microsoft's {(outcome.State == RowState.Unknown ? "perhaps" : "is not")})"));
                break;
            case { State: RowState.Unknown }:
                _inDoubt.Add((outcome.Row, row));
                break;
            case { Error: { } error }:
                _failed.Add((outcome.Row, $"{row} ({error.ErrorId})"));
                break;
        }
    }

    /// <summary>What is to be told, one sentence for each kind, in the order of the input.</summary>
    internal string Describe()
    {
        var sentences = new List<string>();
        Say("Created, but not in the output", _created);
        Say("Changed, but not in the output", _changed);
        Say("Sent without an answer, so perhaps done", _inDoubt);
        Say("Failed", _failed);
        return string.Join(" ", sentences);

        void Say(string what, List<(long Row, string Text)> rows)
        {
            if (rows.Count > 0)
            {
                sentences.Add($"{what}: {Names.Join([.. rows.OrderBy(r => r.Row).Select(r => r.Text)])}.");
            }
        }
    }
}
