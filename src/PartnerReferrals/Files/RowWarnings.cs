using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Files;

/// <summary>Remarks on the rows of a file: the same one is said once, with the first row it is for and how many more there are.</summary>
internal sealed class RowWarnings
{
    private readonly Dictionary<string, (Fault First, long More)> _warnings = [];

    /// <summary>What there is to say.</summary>
    internal IEnumerable<string> Messages => _warnings.Values.OrderBy(w => w.First.Row).Select(w => string.Format(
        CultureInfo.InvariantCulture,
        w.More == 0 ? "{0}: {1}" : "{0} and {2:N0} more: {1}",
        RowPlace.Of(w.First.Row, w.First.Line),
        w.First,
        w.More));

    /// <summary>Takes in a remark.</summary>
    internal void Add(Fault warning)
    {
        var kind = warning.Code + warning.Field;
        _warnings[kind] = _warnings.TryGetValue(kind, out var known) ? (known.First, known.More + 1) : (warning, 0);
    }
}
