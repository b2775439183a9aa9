using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Completes -WorksheetName with the worksheets of the workbook that is named on the same line.</summary>
internal sealed class WorksheetCompleter : IArgumentCompleter
{
    private static readonly string[] FileParameters = ["Path", "LiteralPath", "InputObject"];

    // The session's own location counts, which only the session knows.
    private static readonly ScriptBlock FullPath = ScriptBlock.Create("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])");

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var path = FileParameters.Select(name => fakeBoundParameters[name]).Select(PathOf).FirstOrDefault(one => one is not null);
        return path is null ? [] : ValueCompletion.Of(Names(path).Select(name => new KnownValue(name, "Worksheet of " + System.IO.Path.GetFileName(path))), wordToComplete);
    }

    private static string? PathOf(object? value) => value switch
    {
        PSObject wrapped => PathOf(wrapped.BaseObject),
        object[] { Length: > 0 } several => PathOf(several[0]),
        string text => text,
        _ => null,
    };

    private static IReadOnlyList<string> Names(string path)
    {
        try
        {
            return TableFile.WorksheetNames((string)FullPath.Invoke(path)[0].BaseObject);
        }
        catch (Exception e) when (e is RuntimeException or ReferralValidationException || FilePath.IsBadFile(e))
        {
            // Whatever is wrong with the file, the command itself will say.
            return [];
        }
    }
}
