using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Help.Tables;

/// <summary>What can be wrong with a row before it is sent.</summary>
internal sealed class FaultsTable : ITopicTable
{
    public string Name => "faults";

    public IEnumerable<TableEntry> Entries => FaultCodeIndex.All.Select(fault =>
        new TableEntry("PartnerReferral.Validation." + fault.Code, fault.Meaning, [("Cure:", fault.Cure)]));
}
