using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PartnerReferrals.Bulk;

/// <summary>Fingerprints of what a journal belongs to.</summary>
public static class JournalSource
{
    /// <summary>
    /// Stands for an input by its name and mapping, not by its content: rows may be added, removed or changed between runs.
    /// </summary>
    /// <param name="name">Name that stays the same between runs: the file's full path, or the endpoint for pipeline input.</param>
    /// <param name="settings">Whatever changes the meaning of a row: command, endpoint, property map, defaults. Their order does not matter.</param>
    public static string Of(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var text = new StringBuilder();
        Append(name);
        foreach (var setting in settings.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            Append(setting.Key);
            Append(setting.Value ?? "");
        }

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Concat(hash.Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

        // With its length in front, no value can pose as two.
        void Append(string value) => text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
    }
}
