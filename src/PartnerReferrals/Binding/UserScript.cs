using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using PartnerReferrals.Errors;

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
    internal object? Invoke(object? value) => Run(value, []).LastOrDefault()?.BaseObject;

    /// <summary>
    /// Runs it as a calculated property and reads what it gives: nothing, its one output, or all of them as a list.
    /// </summary>
    /// <param name="value">What it computes the field from.</param>
    /// <param name="reason">Why it failed; null where it did not.</param>
    internal object? Compute(object? value, out string? reason)
    {
        reason = null;
        try
        {
            // Half a value is none: what would only be written to the error stream ends it.
            var output = Run(value, [new PSVariable("ErrorActionPreference", ActionPreference.Stop)]);
            return InputReader.ReadValue(output switch
            {
                [] => null,
                [var one] => one,
                var several => several,
            });
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (ReferralValidationException e)
        {
            reason = e.Faults[0].Message;
        }
        catch (RuntimeException e)
        {
            reason = e.ErrorRecord?.Exception?.Message ?? e.Message;
        }
        catch (Exception e)
        {
            // Whatever it throws is its own fault, not the run's: also exit, break and continue, which come as exceptions.
            reason = e.GetType().Namespace == typeof(PSObject).Namespace ? "exit, break and continue have no meaning in it." : e.Message;
        }

        return null;
    }

    /// <summary>Runs it likewise; returns all it gives, unwrapped.</summary>
    internal IReadOnlyList<object?> InvokeAll(object? value) => [.. Run(value, []).Select(output => output?.BaseObject)];

    private Collection<PSObject?> Run(object? value, IEnumerable<PSVariable> variables)
    {
        // In another runspace (ForEach-Object -Parallel with -Connection $using:c) its text runs there: two threads in one
        // runspace would corrupt it.
        var local = Runspace.DefaultRunspace.InstanceId == _home ? script : ScriptBlock.Create(script.ToString());
        return local.InvokeWithContext(null, [new PSVariable("_", value), .. variables], value);
    }
}
