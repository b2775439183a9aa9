using System.Collections.Generic;

namespace PartnerReferrals.Help.Tables;

/// <summary>An entry: what it is called, what it means, and labelled facts about it.</summary>
internal sealed record TableEntry(string Term, string Meaning, IReadOnlyList<(string Label, string Text)> Facts);
