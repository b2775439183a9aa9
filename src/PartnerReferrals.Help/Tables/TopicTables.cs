using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Help.Tables;

/// <summary>The tables a topic can have.</summary>
internal sealed class TopicTables(IReadOnlyCollection<ITopicTable> tables)
{
    public string Names => string.Join(", ", tables.Select(t => t.Name));

    public ITopicTable? Find(string name) => tables.FirstOrDefault(t => t.Name == name);
}

/// <summary>A part of a topic that is made from a table in code, so that the two cannot disagree.</summary>
internal interface ITopicTable
{
    /// <summary>Name in the placeholder: <c>&lt;!-- table: name --&gt;</c>.</summary>
    string Name { get; }

    IEnumerable<TableEntry> Entries { get; }
}

/// <summary>An entry: what it is called, what it means, and labelled facts about it.</summary>
internal sealed record TableEntry(string Term, string Meaning, IReadOnlyList<(string Label, string Text)> Facts);
