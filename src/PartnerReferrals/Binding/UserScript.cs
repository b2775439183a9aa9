using System;
using System.Collections.ObjectModel;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace PartnerReferrals.Binding;

/// <summary>A script block the user gave, to be run later on the pipeline thread of whoever needs it.</summary>
/// <param name="script">The script block; it belongs to the runspace of the calling thread.</param>
internal sealed class UserScript(ScriptBlock script)
{
    private readonly Guid _home = Runspace.DefaultRunspace.InstanceId;

    /// <summary>Names of the properties a script block reads off <c>$_</c>, as far as they are written out.</summary>
    internal static IEnumerable<string> PropertiesRead(ScriptBlock script) => script.Ast
        .FindAll(ast => ast is MemberExpressionAst { Expression: VariableExpressionAst { VariablePath.UserPath: "_" or "PSItem" } }, searchNestedScriptBlocks: true)
        .Cast<MemberExpressionAst>()
        .Select(member => (member.Member as StringConstantExpressionAst)?.Value)
        .OfType<string>();

    /// <summary>Runs it with a value as <c>$_</c> and first argument; returns its last output, unwrapped.</summary>
    internal object? Invoke(object? value) => Run(value).LastOrDefault()?.BaseObject;

    /// <summary>
    /// Runs it as a calculated property: nothing, its one output, or all of them as a list.
    /// </summary>
    internal object? Compute(object? value) => Run(value) switch
    {
        [] => null,
        [var one] => one,
        var several => several,
    };

    /// <summary>Runs it likewise; returns all it gives, unwrapped.</summary>
    internal IReadOnlyList<object?> InvokeAll(object? value) => [.. Run(value).Select(output => output?.BaseObject)];

    private Collection<PSObject?> Run(object? value)
    {
        // In another runspace (ForEach-Object -Parallel with -Connection $using:c) its text runs there: two threads in one
        // runspace would corrupt it.
        var local = Runspace.DefaultRunspace.InstanceId == _home ? script : ScriptBlock.Create(script.ToString());
        return local.InvokeWithContext(null, [new PSVariable("_", value)], value);
    }
}
