using System.Collections.Generic;

namespace PartnerReferrals.Help.Tables;

/// <summary>A part of a topic that is made from a table in code, so that the two cannot disagree.</summary>
internal interface ITopicTable
{
    /// <summary>Name in the placeholder: <c>&lt;!-- table: name --&gt;</c>.</summary>
    string Name { get; }

    IEnumerable<TableEntry> Entries { get; }
}
