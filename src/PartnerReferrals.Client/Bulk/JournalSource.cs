using System;
using System.Collections.Generic;

namespace PartnerReferrals.Bulk;

/// <summary>Fingerprints of what a journal belongs to.</summary>
public static class JournalSource
{
    /// <summary>
    /// Stands for an input by its name and mapping, not by its content: rows may be added, removed or changed between runs.
    /// </summary>
    /// <param name="name">Name that stays the same between runs: the file's full path, or the endpoint for pipeline input.</param>
    /// <param name="settings">Whatever changes the meaning of a row: command, property map, defaults.</param>
    public static string Of(string name, IEnumerable<KeyValuePair<string, string?>> settings) => throw new NotImplementedException();
}
