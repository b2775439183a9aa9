using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Files;

namespace PartnerReferrals.Maps;

/// <summary>A map in a data file: one hashtable of texts, numbers, lists and tables. Nothing in it is ever run.</summary>
internal static class MapFile
{
    internal const string Extension = ".psd1";

    /// <summary>Reads a file. What cannot be read, or is more than data, is a terminating error.</summary>
    internal static IDictionary Read(PSCmdlet cmdlet, string path)
    {
        try
        {
            // As UTF-8 in both editions; the engine's own reader would take the machine's code page in one.
            return Parse(File.ReadAllText(path, Encoding.UTF8));
        }
        catch (FormatException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.PropertyMap.NotData",
                $"'{Path.GetFileName(path)}' is no map: {e.Message}",
                ErrorCategory.InvalidData,
                path,
                "A map file is one hashtable of data, @{ 'Your column' = 'Name' }. A script block goes into a hashtable in your script, given beside the file: -PropertyMap ./map.psd1, @{ DealValue = { … } }."));
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            cmdlet.ThrowTerminatingError(ErrorRecordFactory.Unreadable(e, path));
        }

        throw new InvalidOperationException();
    }

    /// <summary>Reads the text of a map.</summary>
    /// <exception cref="FormatException">It is something else; the message names the line.</exception>
    internal static IDictionary Parse(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        if (errors.Length > 0)
        {
            throw new FormatException(At(errors[0].Extent, errors[0].Message));
        }

        if (script is not { ParamBlock: null, BeginBlock: null, ProcessBlock: null, EndBlock.Statements: [PipelineAst { PipelineElements: [CommandExpressionAst { Expression: HashtableAst table }] }] })
        {
            throw new FormatException("it does not consist of one hashtable.");
        }

        // To the engine a script block is data too, as long as nobody runs it; here it would be run.
        if (Code(table) is { } code)
        {
            throw new FormatException(At(code.Extent, "this is code, not data."));
        }

        try
        {
            return (IDictionary)table.SafeGetValue();
        }
        catch (Exception e) when (e is InvalidOperationException or RuntimeException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // What most people try: a script block, a variable, a command.
    private static Ast? Code(HashtableAst table) => table.Find(
        ast => ast is ScriptBlockExpressionAst or CommandAst or InvokeMemberExpressionAst or BinaryExpressionAst || (ast is VariableExpressionAst variable && !IsConstant(variable)), searchNestedScriptBlocks: false);

    private static bool IsConstant(VariableExpressionAst variable) => new[] { "true", "false", "null" }.Contains(variable.VariablePath.UserPath, StringComparer.OrdinalIgnoreCase);

    private static string At(IScriptExtent place, string message) => string.Format(CultureInfo.InvariantCulture, "line {0}: {1}", place.StartLineNumber, message);
}
