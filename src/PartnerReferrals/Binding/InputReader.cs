using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Xml;
using PartnerReferrals.Csv;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Binding;

/// <summary>
/// Turns whatever came down the pipeline (hashtable, custom object, CSV row, typed referral, JSON text) into an
/// <see cref="InputObject"/>. It only unwraps; what names and values mean is the mapper's business.
/// </summary>
internal static class InputReader
{
    /// <summary>The fault of an object that nothing can be read from.</summary>
    internal const string NotAReferral = nameof(NotAReferral);

    // A referral nests six levels; anything much deeper is a mistake or a cycle.
    private const int MaxDepth = 32;

    /// <summary>Reads one pipeline object.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    /// <param name="row">1-based position in the pipeline.</param>
    /// <exception cref="ReferralValidationException">It cannot be an input: null, a number, an array, a cycle, malformed JSON.</exception>
    internal static InputObject Read(object? value, long row)
    {
        var plain = Unwrap(value);
        switch (plain)
        {
            case null:
                throw Unusable("is null", row);
            case string text when string.IsNullOrWhiteSpace(text):
                throw Unusable("is an empty string", row);
            case string text:
                return InputObject.TryFromJson(text, row, out var json, out var fault) ? json : throw new ReferralValidationException(fault!);
            case JsonModel model:
                return InputObject.FromModel(model, row);
            case SharedReferral { Referral: { } own }:
                return InputObject.FromModel(own, row);
            case IDictionary or PSCustomObject:
                return ReadFields(value!, row, depth: 0);
            case IEnumerable:
                throw Unusable("is an array inside the pipeline's array", row);
            case var scalar when IsScalar(scalar):
                throw Unusable(string.Format(CultureInfo.InvariantCulture, "is of type {0} ({1})", scalar.GetType().Name, scalar), row);
            default:
                try
                {
                    return ReadFields(value!, row, depth: 0);
                }
                catch (ReferralValidationException)
                {
                    // An object of .NET with a property that throws, such as a file: nothing that describes a deal.
                    throw Unusable(string.Format(CultureInfo.InvariantCulture, "is of type {0}", plain.GetType().Name), row);
                }
        }
    }

    /// <summary>The typed referral an input is, the own leg of a shared one included; null for any other input.</summary>
    internal static Referral? ModelOf(object? value) => Unwrap(value) switch
    {
        Referral referral => referral,
        SharedReferral shared => shared.Referral,
        _ => null,
    };

    /// <summary>Reads the value of one field: scalars stay, lists and nested objects are read through.</summary>
    internal static object? ReadValue(object? value, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new ReferralValidationException(new Fault
            {
                Code = "TooDeep",
                Field = "InputObject",
                Message = string.Format(CultureInfo.InvariantCulture, "The input nests more than {0} levels, or contains itself.", MaxDepth),
                Hint = "A referral nests no more than six levels: pass only the properties of the deal.",
            });
        }

        var plain = Unwrap(value);
        switch (plain)
        {
            case null or string or JsonModel:
                return plain;
            case ScriptBlock or Type or Delegate:
                throw Unusable($"has a value of type {plain.GetType().Name}", row: 0);
            case IDictionary or PSCustomObject:
                return ReadFields(value!, row: 0, depth);
            case XmlNode node:
                return node.InnerText;
            case IEnumerable list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(ReadValue(item, depth + 1));
                }

                return items;
            case var scalar when IsScalar(scalar):
                return scalar is SwitchParameter flag ? flag.IsPresent : scalar;
            default:
                return ReadFields(value!, row: 0, depth);
        }
    }

    private static InputObject ReadFields(object value, long row, int depth)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        if (Unwrap(value) is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                fields.Add(new(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", ReadValue(entry.Value, depth + 1)));
            }
        }
        else
        {
            foreach (var property in PSObject.AsPSObject(value).Properties)
            {
                if (property.IsGettable)
                {
                    // A row of Import-Csv: what marks a cell as text in a spreadsheet is no part of it, as when Import-PartnerReferral reads the file.
                    var cell = ValueOf(property, row);
                    fields.Add(new(property.Name, ReadValue(cell is string text ? FormulaGuard.Restore(text) : cell, depth + 1)));
                }
            }
        }

        return new InputObject { Fields = fields, Row = row };
    }

    // What a script behind a property says may hold anything, so it is not repeated.
    private static object? ValueOf(PSPropertyInfo property, long row)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            throw Unusable($"has a property '{property.Name}' that gives an error instead of a value", row);
        }
    }

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject
        : value is PSObject custom ? custom.BaseObject
        : value;

    private static bool IsScalar(object value) =>
        value is IConvertible or DateTimeOffset or Guid or TimeSpan or Uri or SwitchParameter or Version;

    private static ReferralValidationException Unusable(string what, long row) => new(new Fault
    {
        Code = NotAReferral,
        Field = "InputObject",
        Row = row,
        Message = $"The input {what}, which cannot be read as a referral.",
        Hint = "Pass a hashtable, an object with properties (such as a CSV row), a PartnerReferrals.Referral, or a JSON object as text.",
    });
}
