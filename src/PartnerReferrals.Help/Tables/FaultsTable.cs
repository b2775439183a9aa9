using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Help.Tables;

/// <summary>What can be wrong with a row or a change before it is sent.</summary>
/// <param name="name">Name of the table.</param>
/// <param name="faults">Its codes.</param>
internal sealed class FaultsTable(string name, IEnumerable<FaultCode> faults) : ITopicTable
{
    public string Name => name;

    public IEnumerable<TableEntry> Entries => faults.Select(fault =>
        new TableEntry("PartnerReferral.Validation." + fault.Code, fault.Meaning, [("cure:", fault.RecommendedAction)]));
}
