using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Binding;

/// <summary>
/// Turns whatever came down the pipeline (hashtable, custom object, CSV row, typed referral, JSON text) into an
/// <see cref="InputObject"/>. It only unwraps; what names and values mean is the mapper's business.
/// </summary>
internal static class InputReader
{
    /// <summary>The fault of an object that nothing can be read from.</summary>
    internal const string NotAReferral = nameof(NotAReferral);

    private const string UnreadableValue = nameof(UnreadableValue);

    // A referral nests six levels; anything much deeper is a mistake or a cycle.
    private const int MaxDepth = 32;

    /// <summary>Reads one pipeline object.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    /// <param name="row">1-based position in the pipeline.</param>
    /// <exception cref="ReferralValidationException">It cannot be an input: null, a number, an array, a cycle, malformed JSON, a value that cannot be read.</exception>
    internal static InputObject Read(object? value, long row)
    {
        try
        {
            return ReadObject(value, row);
        }
        catch (Exception e) when (IsOfTheObject(e))
        {
            throw Unusable("cannot even be enumerated", row);
        }
    }

    private static InputObject ReadObject(object? value, long row)
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
            case DataRow { RowState: DataRowState.Deleted } or DataRowView { Row.RowState: DataRowState.Deleted }:
                throw Unusable("is a row that was deleted from its table", row, "Leave such rows out: $table.Rows | Where-Object RowState -ne Deleted.");
            case DataTable:
                throw Unusable("is a whole table", row, "Pipe in its rows: $table.Rows.");
            case DataSet:
                throw Unusable("is a set of tables", row, "Pipe in the rows of one: $set.Tables[0].Rows.");
            case IDictionary or PSCustomObject or DataRow or DataRowView or IDataRecord:
                return ReadFields(value!, row, depth: 0);
            case IEnumerable:
                throw Unusable("is an array inside the pipeline's array", row);
            case bool flag:
                // What is left over when a switch is given a value.
                throw Unusable($"is {flag}", row, $"A switch takes its value behind a colon: -ConsentToContact, or -ConsentToContact:${flag.ToString().ToLowerInvariant()}.");
            case var scalar when IsScalar(scalar):
                throw Unusable(string.Format(CultureInfo.InvariantCulture, "is of type {0} ({1})", scalar.GetType().Name, scalar), row);
            case ScriptBlock:
                throw Unusable("is a script block, which is not run", row);
            default:
                try
                {
                    return ReadFields(value!, row, depth: 0);
                }
                catch (ReferralValidationException e) when (e.Faults.All(fault => fault.Code == NotAReferral || (fault.Code == UnreadableValue && FieldTable.Find(fault.Field) is null)))
                {
                    // An object of .NET with a property that throws, such as an assembly: nothing that describes a deal.
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
            case Type or Delegate:
                throw Unusable($"has a value of type {plain.GetType().Name}", row: 0);
            case IDictionary or PSCustomObject or DataRow or DataRowView or IDataRecord:
                return ReadFields(value!, row: 0, depth);
            case XmlNode node:
                return node.InnerText;
            case ScriptBlock:
                throw new ReferralValidationException(Unreadable("", "It is a script block, which is not run here.", "Pipe in what it computes, or put the script block into -PropertyMap.", row: 0));
            case IEnumerable list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(ReadValue(item, depth + 1));
                }

                return items;
            case var scalar when IsScalar(scalar):
                return scalar is SwitchParameter flag ? flag.IsPresent : DayOf(scalar) ?? scalar;
            default:
                return ReadFields(value!, row: 0, depth);
        }
    }

    private static InputObject ReadFields(object value, long row, int depth)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        var faults = new List<Fault>();
        if (Unwrap(value) is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                Add(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", () => entry.Value);
            }
        }
        else if (Unwrap(value) is IDataRecord record)
        {
            for (var i = 0; i < record.FieldCount; i++)
            {
                var index = i;
                Add(record.GetName(index), () => record.GetValue(index));
            }
        }
        else if (RowOf(Unwrap(value)) is { } cells)
        {
            // As an object it would show its table and state beside its columns.
            foreach (DataColumn column in cells.Table.Columns)
            {
                Add(column.ColumnName, () => cells[column]);
            }
        }
        else
        {
            foreach (var property in PSObject.AsPSObject(value).Properties)
            {
                if (property.IsGettable)
                {
                    // A row of Import-Csv: what marks a cell as text in a spreadsheet is no part of it, as when Import-PartnerReferral reads the file.
                    Add(property.Name, () => property.Value is string cell ? FormulaGuard.Restore(cell) : property.Value);
                    if (faults.Count > 0 && Unwrap(value) is not PSCustomObject)
                    {
                        // An object of .NET leads on to ever more objects: one fault is enough to know it by.
                        break;
                    }
                }
            }
        }

        return faults.Count == 0 ? new InputObject { Fields = fields, Row = row } : throw new ReferralValidationException(faults);

        void Add(string name, Func<object?> read)
        {
            try
            {
                fields.Add(new(name, ReadValue(read(), depth + 1)));
            }
            catch (ReferralValidationException e) when (e.Faults.All(fault => fault.Code == UnreadableValue))
            {
                faults.AddRange(e.Faults.Select(fault => Unreadable(fault.Field.Length == 0 ? name : $"{name}.{fault.Field}", fault.Message, fault.Hint, row)));
            }
            catch (Exception e) when (IsOfTheObject(e))
            {
                // Whatever a property of the user's own does when it is read: it is that row's fault alone. Its words may quote a person's data.
                var isPersonal = FieldTable.Find(name)?.Field is { IsPersonal: true } or { Kind: FieldKind.Members };
                var reason = isPersonal ? "." : ": " + Redactor.Text(e.GetBaseException().Message);
                faults.Add(Unreadable(name, "It cannot be read" + reason, "Correct what computes it, or pipe in an object without it.", row));
            }
        }
    }

    // Ctrl+C, exit and the like are no faults of an object, and what is understood already stays as it is.
    private static bool IsOfTheObject(Exception e) => e is not (ReferralValidationException or PipelineStoppedException or FlowControlException);

    /// <summary>The object behind the engine's wrapper; the databases' own nothing is nothing.</summary>
    private static object? Unwrap(object? value) => value switch
    {
        // An enum of another session or a file is a number that only prints as its word.
        PSObject { BaseObject: IConvertible and not DBNull } scalar when scalar.TypeNames.Contains("Deserialized.System.Enum") => scalar.ToString(),

        // So is a time: as its parts.
        PSObject time when time.TypeNames.Contains("Deserialized.System.DateTimeOffset") && time.Properties["UtcDateTime"]?.Value is DateTime utc =>
            new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(time.Properties["Offset"]?.Value as TimeSpan? ?? TimeSpan.Zero),
        PSObject { BaseObject: DBNull } or DBNull => null,
        PSObject wrapped => wrapped.BaseObject,
        _ => value,
    };

    private static DataRow? RowOf(object? value) => value as DataRow ?? (value as DataRowView)?.Row;

    private static bool IsScalar(object value) =>
        value is IConvertible or DateTimeOffset or Guid or TimeSpan or Uri or SwitchParameter or Version || DayOf(value) is not null;

    /// <summary>A date without a time, as ISO 8601; null for any other value. .NET Standard has no name for its type.</summary>
    internal static string? DayOf(object? value) =>
        value is IFormattable day && value.GetType().FullName == "System.DateOnly" ? day.ToString("O", CultureInfo.InvariantCulture) : null;

    private static Fault Unreadable(string field, string message, string hint, long row) =>
        new() { Code = UnreadableValue, Field = field, Message = message, Hint = hint, Row = row };

    private static ReferralValidationException Unusable(string what, long row, string? hint = null) => new(new Fault
    {
        Code = NotAReferral,
        Field = "InputObject",
        Row = row,
        Message = $"The input {what}, which cannot be read as a referral.",
        Hint = hint ?? "Pass a hashtable, an object with properties (such as a CSV row), a PartnerReferrals.Referral, or a JSON object as text.",
    });
}
