using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>Code of a page.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Needs">
/// What it needs beyond the engine: nothing, <c>pwsh</c> for cmdlets that only the full PowerShell has, or <c>account</c>
/// for a sign-in to the real service.
/// </param>
/// <param name="Code">As typed.</param>
internal sealed record HelpExample(string Place, string Needs, string Code)
{
    /// <summary>The commands it calls, those in script blocks too.</summary>
    public IEnumerable<CommandAst> Commands =>
        Parse().Script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().Where(c => c.GetCommandName() is not null);

    /// <summary>Whether it does more than set variables.</summary>
    public bool IsMoreThanAssignments => Parse().Script.EndBlock.Statements.Any(statement => statement is not AssignmentStatementAst);

    public (ScriptBlockAst Script, ParseError[] Errors) Parse()
    {
        var script = Parser.ParseInput(Code, out _, out var errors);
        return (script, errors);
    }

    public override string ToString() => Place;
}
