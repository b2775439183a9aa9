using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>Code of a page.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Needs">
/// What it needs beyond a shell: nothing, <c>account</c> for a sign-in to the real service, <c>gallery</c> for modules that
/// have to be fetched first, or <c>windows</c>.
/// </param>
/// <param name="Code">As typed.</param>
internal sealed record HelpExample(string Place, string Needs, string Code)
{
    /// <summary>The commands it calls, those in script blocks too.</summary>
    public IEnumerable<CommandAst> Commands =>
        Parse().Script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().Where(c => c.GetCommandName() is not null);

    /// <summary>Whether it runs commands in runspaces of their own, which find the module only where it is installed.</summary>
    public bool IsParallel => Commands.Any(c => c.CommandElements.OfType<CommandParameterAst>().Any(p => p.ParameterName == "Parallel"));

    /// <summary>Whether it does more than set variables.</summary>
    public bool IsMoreThanAssignments => Parse().Script.EndBlock.Statements.Any(statement => statement is not AssignmentStatementAst);

    public (ScriptBlockAst Script, ParseError[] Errors) Parse()
    {
        var script = Parser.ParseInput(Code, out _, out var errors);
        return (script, errors);
    }

    public override string ToString() => Place;
}
