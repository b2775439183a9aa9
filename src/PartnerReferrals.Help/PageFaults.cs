using System.Collections;
using System.Collections.Generic;

namespace PartnerReferrals.Help;

/// <summary>Collects every fault of every page: one build shows them all.</summary>
internal sealed class PageFaults : IReadOnlyCollection<PageFault>
{
    private readonly List<PageFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(string file, int line, string code, string message) => _faults.Add(new PageFault(file, line, code, message));

    public IEnumerator<PageFault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
