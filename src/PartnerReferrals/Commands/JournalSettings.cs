using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Maps;

namespace PartnerReferrals.Commands;

/// <summary>What changes the meaning of a row, for the journal's fingerprint: the command, the column map, the defaults.</summary>
internal static class JournalSettings
{
    /// <summary>Reads them off a command's bound parameters. Only a hash of them is stored.</summary>
    /// <param name="command">The command.</param>
    /// <param name="columns">What its -PropertyMap says.</param>
    internal static IEnumerable<KeyValuePair<string, string?>> Of(PSCmdlet command, ColumnMap columns)
    {
        yield return new("Command", command.MyInvocation.MyCommand.Name);
        foreach (var parameter in command.MyInvocation.BoundParameters.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (string.Equals(parameter.Key, nameof(ReferralInputCommand.PropertyMap), StringComparison.OrdinalIgnoreCase))
            {
                foreach (var setting in columns.Settings)
                {
                    yield return setting;
                }
            }
            else if (parameter.Value is IDictionary map)
            {
                foreach (var key in map.Keys.Cast<object>().OrderBy(k => k.ToString(), StringComparer.Ordinal))
                {
                    yield return new(parameter.Key + "." + key, Text(map[key]));
                }
            }
            else if (FieldParameters.Contains(parameter.Key))
            {
                yield return new(parameter.Key, Text(parameter.Value));
            }
            else if (parameter is { Key: nameof(ReferralInputCommand.Culture), Value: string name })
            {
                yield return new(parameter.Key, WrittenCulture.Find(name)?.Name);
            }
        }
    }

    private static string? Text(object? value) => value is object[] list
        ? string.Join(";", list.Select(Text))
        : Convert.ToString(value, CultureInfo.InvariantCulture);
}
