using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Help.Tables;

/// <summary>The tables a topic can have.</summary>
internal sealed class TopicTables(IReadOnlyCollection<ITopicTable> tables)
{
    public string Names => string.Join(", ", tables.Select(t => t.Name));

    public ITopicTable? Find(string name) => tables.FirstOrDefault(t => t.Name == name);
}
