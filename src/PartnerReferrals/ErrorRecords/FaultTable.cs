using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.ErrorRecords;

/// <summary>How the faulty rows of a command look on the screen: one table with row, field, value and what to write, that grows as they are found.</summary>
/// <param name="cmdlet">Who writes the errors.</param>
/// <param name="path">The file the rows are from, where it has to be named; else null.</param>
internal sealed class FaultTable(PSCmdlet cmdlet, string? path)
{
    private const int FieldWidth = 20;
    private const int ValueWidth = 15;
    private const int DefaultScreen = 120;
    private const int NarrowestText = 24;

    private readonly int _screen = ScreenOf(cmdlet.Host);
    private bool _hasHeading;

    /// <summary>The record as a part of the table; as it is where it is not about one row of many.</summary>
    /// <param name="record">The error, not written yet.</param>
    /// <param name="row">1-based row; 0 where there is but one input.</param>
    /// <param name="faults">What is wrong with the row; null where only the record says it.</param>
    internal ErrorRecord Take(ErrorRecord record, long row, IReadOnlyList<Fault>? faults)
    {
        if (row <= 0)
        {
            return record;
        }

        var text = new StringBuilder();
        if (!_hasHeading)
        {
            _hasHeading = true;
            text.Append(cmdlet.MyInvocation.MyCommand.Name).Append(path is null ? ": these rows" : $": these rows of '{Path.GetFileName(path)}'").AppendLine(" are not sent.");
            AppendLine(text, "Row", "Field", "Value", "What to write");
            AppendLine(text, "---", "-----", "-----", "-------------");
        }

        var number = row.ToString(CultureInfo.InvariantCulture);
        if (faults is null)
        {
            AppendLine(text, number, "", "", $"{record.ErrorDetails.Message} {record.ErrorDetails.RecommendedAction}");
        }
        else
        {
            foreach (var fault in faults)
            {
                // A value speaks for itself: what is wrong with it follows from what would be right.
                AppendLine(text, fault.Cell ?? number, fault.Column ?? fault.Field, fault.Value ?? "", fault.Value is null ? $"{fault.Message} {fault.Hint}" : fault.Hint);
                number = "";
            }
        }

        return new RowErrorRecord(record, InErrorColor(text.ToString().TrimEnd()));
    }

    // As the engine's own error view has it; Windows PowerShell knows no styles.
    private string InErrorColor(string text)
    {
        var style = cmdlet.Host.UI?.SupportsVirtualTerminal == true ? cmdlet.GetVariableValue("PSStyle") : null;
        var color = Property(Property(style, "Formatting"), "Error") as string;
        return color is null ? text : color + text + Property(style, "Reset");

        static object? Property(object? value, string name) => value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
    }

    private void AppendLine(StringBuilder text, string row, string field, string value, string advice)
    {
        var start = string.Format(CultureInfo.InvariantCulture, "{0,5} {1} {2} ", row, FitEnd(field), Fit(value));
        var indent = new string(' ', start.Length);
        foreach (var line in Wrap(advice, Math.Max(NarrowestText, _screen - start.Length - 1)))
        {
            text.Append(start).AppendLine(line);
            start = indent;
        }
    }

    // Of a path its last names say most: Address.City.
    private static string FitEnd(string path)
    {
        while (path.Length > FieldWidth && path.IndexOf('.') is >= 0 and var dot)
        {
            path = path.Substring(dot + 1);
        }

        return path.Length <= FieldWidth ? path.PadRight(FieldWidth) : path.Substring(0, FieldWidth - 1) + "…";
    }

    private static string Fit(string value)
    {
        var line = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= ValueWidth ? line.PadRight(ValueWidth) : line.Substring(0, ValueWidth - 1) + "…";
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        yield return line;
    }

    private static int ScreenOf(PSHost host)
    {
        try
        {
            return host.UI?.RawUI?.BufferSize.Width is > 0 and var width ? width : DefaultScreen;
        }
        catch (Exception)
        {
            // A host without a screen may say so by throwing.
            return DefaultScreen;
        }
    }
}
