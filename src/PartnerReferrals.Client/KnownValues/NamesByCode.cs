using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>A table in text: on each line a code, and behind it names parted by semicolons.</summary>
/// <param name="lines">The lines.</param>
/// <param name="codeLength">How many letters a code has.</param>
internal sealed class NamesByCode(string lines, int codeLength)
{
    private readonly Dictionary<string, string[]> _byCode = lines
        .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(
            line => line.Substring(0, codeLength),
            line => line.Substring(codeLength + 1).Split([';']).Select(name => name.Trim()).ToArray(),
            StringComparer.Ordinal);

    /// <summary>The names of a code; empty for one that has none.</summary>
    internal IReadOnlyList<string> Of(string code) => _byCode.TryGetValue(code, out var names) ? names : [];
}
