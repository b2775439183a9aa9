using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Completes -Encoding with the words Import-Csv has for it, and the code pages that files are written in most.</summary>
internal sealed class EncodingCompleter : IArgumentCompleter
{
    private static readonly KnownValue[] Encodings =
    [
        new("utf8", "UTF-8, with or without a byte order mark"),
        new("ansi", "The code page of this machine's language, as spreadsheet programs of Windows write CSV"),
        new("windows-1252", "Western European: Windows"),
        new("windows-1250", "Central European: Windows"),
        new("iso-8859-1", "Western European: ISO"),
        new("unicode", "UTF-16, least significant byte first"),
        new("bigendianunicode", "UTF-16, most significant byte first"),
        new("utf32", "UTF-32"),
        new("oem", "The code page of this machine's console"),
        new("ascii", "Seven-bit text"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ValueCompletion.Of(Encodings, wordToComplete);
}
