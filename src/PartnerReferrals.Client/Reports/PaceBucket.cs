using System;
using System.Linq;
using PartnerReferrals.Bulk;

namespace PartnerReferrals.Reports;

/// <summary>How the rows of one slice of time ended.</summary>
internal sealed class PaceBucket
{
    private static readonly int States = Enum.GetValues(typeof(RowState)).Cast<RowState>().Max(state => (int)state) + 1;

    private readonly long[] _counts = new long[States];

    public long this[RowState state] => _counts[(int)state];

    public long Total => _counts.Sum();

    public void Count(RowState state) => _counts[(int)state]++;

    public void Add(PaceBucket other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }
}
