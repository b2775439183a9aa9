using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Binding;

/// <summary>Plain dictionaries and lists as PowerShell objects with properties, as ConvertFrom-Json would give them.</summary>
internal static class PlainObject
{
    /// <summary>A row of a file as an object, as Import-Csv would give it.</summary>
    internal static PSObject Of(InputObject input)
    {
        var result = new PSObject();
        foreach (var field in input.Fields)
        {
            if (result.Properties[field.Key] is null && field.Key.Length > 0)
            {
                result.Properties.Add(new PSNoteProperty(field.Key, field.Value));
            }
        }

        return result;
    }

    /// <summary>Converts a value read from JSON.</summary>
    internal static object? Of(object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> fields:
                var result = new PSObject();
                foreach (var field in fields)
                {
                    result.Properties.Add(new PSNoteProperty(field.Key, Of(field.Value)));
                }

                return result;
            case object?[] items:
                return items.Select(Of).ToArray();
            default:
                return value;
        }
    }
}
