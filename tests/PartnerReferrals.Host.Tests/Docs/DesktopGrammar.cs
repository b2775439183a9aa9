using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>
/// What Windows PowerShell 5.1 cannot parse, found with the parser of 7, which has no mode for it: the tree and the tokens
/// hold whatever came later. Also what parses there and means something else.
/// </summary>
internal static partial class DesktopGrammar
{
    private static readonly HashSet<string> VariablesOfSeven = new(["IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR", "PSStyle"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is of a later edition, each with its line; nothing for a script that demands a later one itself.</summary>
    public static IReadOnlyList<string> FaultsOf(string code)
    {
        var script = Parser.ParseInput(code, out var tokens, out var errors);
        if (script.ScriptRequirements?.RequiredPSVersion?.Major >= 6)
        {
            return [];
        }

        return
        [
            .. errors.Select(e => At(e.Extent, e.Message)),
            .. script.FindAll(_ => true, searchNestedScriptBlocks: true).SelectMany(Faults),
            .. Faults(tokens),
        ];
    }

    private static IEnumerable<string> Faults(Ast node)
    {
        var later = node switch
        {
            TernaryExpressionAst => "the ternary operator",
            PipelineChainAst => "&& and ||",
            BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "??",
            AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "??=",
            MemberExpressionAst { NullConditional: true } => "?.",
            IndexExpressionAst { NullConditional: true } => "?[]",
            InvokeMemberExpressionAst { GenericTypeArguments.Count: > 0 } => "type arguments of a method",
            PipelineAst { Background: true } => "& at the end",
            ScriptBlockAst { CleanBlock: not null } => "the clean block",
            CommandParameterAst { ParameterName: "Parallel", Parent: CommandAst command } when command.GetCommandName() == "ForEach-Object" => "ForEach-Object -Parallel",
            CommandParameterAst { ParameterName: "AsHashtable", Parent: CommandAst command } when command.GetCommandName() == "ConvertFrom-Json" => "ConvertFrom-Json -AsHashtable",
            VariableExpressionAst variable when VariablesOfSeven.Contains(variable.VariablePath.UserPath) => "$" + variable.VariablePath.UserPath,
            _ => null,
        };
        return later is null ? [] : [At(node.Extent, later)];
    }

    private static IEnumerable<string> Faults(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var later = token switch
            {
                NumberToken when LaterNumber().IsMatch(token.Text) => "the number " + token.Text,
                StringExpandableToken when LaterEscape().IsMatch(token.Text) => "the escape `e or `u",
                _ when token.Kind == TokenKind.Pipe && StartsItsLine(tokens, i) => "a line that begins with |",
                _ => null,
            };
            if (later is not null)
            {
                yield return At(token.Extent, later);
            }
        }
    }

    // Comments may stand between the line's end and the pipe.
    private static bool StartsItsLine(Token[] tokens, int index) =>
        tokens.Take(index).Reverse().SkipWhile(t => t.Kind == TokenKind.Comment).FirstOrDefault()?.Kind == TokenKind.NewLine;

    private static string At(IScriptExtent extent, string what) => $"line {extent.StartLineNumber}: {what}";

    // Binary numbers, and suffixes but l and d and those of sizes.
    [GeneratedRegex(@"^-?(0b[01]+.*|(0x[0-9a-f]+|[0-9.]+(e[+-]?[0-9]+)?)(u[lsy]?|s|y|n)(kb|mb|gb|tb|pb)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex LaterNumber();

    [GeneratedRegex(@"(?<!`)(``)*`(e|u\{)")]
    private static partial Regex LaterEscape();
}
