using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PartnerReferrals.Completion;

/// <summary>
/// The referral a command line under completion is about, where that can be told without running anything: a variable in
/// front of the pipe, or given as -InputObject.
/// </summary>
internal static class NamedReferral
{
    /// <summary>The referral; null where the line does not name one.</summary>
    internal static Referral? Of(CommandAst command, IDictionary boundParameters) =>
        AsReferral(boundParameters["InputObject"]) ?? AsReferral(ValueOf(Variable(command)));

    private static VariableExpressionAst? Variable(CommandAst command)
    {
        if (command.Parent is PipelineAst pipeline && pipeline.PipelineElements.IndexOf(command) == 1)
        {
            return (pipeline.PipelineElements[0] as CommandExpressionAst)?.Expression as VariableExpressionAst;
        }

        var elements = command.CommandElements;
        for (var i = 1; i < elements.Count - 1; i++)
        {
            if (elements[i] is CommandParameterAst { ParameterName: "InputObject" })
            {
                return elements[i + 1] as VariableExpressionAst;
            }
        }

        return elements.Count > 1 && elements[1] is VariableExpressionAst first ? first : null;
    }

    private static object? ValueOf(VariableExpressionAst? variable)
    {
        if (variable is null)
        {
            return null;
        }

        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            return shell.AddScript("$" + variable.VariablePath.UserPath).Invoke().FirstOrDefault();
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            // A completer must never fail.
            return null;
        }
    }

    private static Referral? AsReferral(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        Referral referral => referral,
        SharedReferral shared => shared.Referral,
        object[] { Length: > 0 } several => AsReferral(several[0]),
        _ => null,
    };
}
