using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>The examples of one page, run in one session: each must do what it is there to show.</summary>
/// <param name="session">Where they run.</param>
/// <param name="folder">Where their files lie.</param>
/// <param name="seed">
/// A script that runs before each example, if there is one: what a reader has anyway, in Partner Center and on disk. Not
/// before a first one that connects.
/// </param>
internal sealed class ExampleRun(ModuleSession session, DirectoryInfo folder, string seed)
{
    private static readonly HashSet<string> Changing = new(StringComparer.OrdinalIgnoreCase)
    {
        "New-PartnerReferral", "New-PartnerSharedReferral", "Set-PartnerReferral",
        "Approve-PartnerReferral", "Deny-PartnerReferral", "Close-PartnerReferral", "Register-PartnerReferral",
    };

    private bool _isFirst = true;

    public void Run(HelpExample example)
    {
        var isConnecting = example.Commands.Any(c => c.GetCommandName() is "Connect-PartnerReferralApi" or "Disconnect-PartnerReferralApi");
        if (File.Exists(seed) && !(_isFirst && isConnecting))
        {
            session.Output(File.ReadAllText(seed));
        }

        _isFirst = false;
        var writesBefore = isConnecting ? 0 : Writes();
        var filesBefore = Files();
        session.TakePrinted();

        var result = session.Run(example.Code);

        var errors = result.Errors.Concat(result.Terminating is { } end ? [end.ErrorRecord] : []).Select(e => $"{example}: {e}");
        Assert.Empty(errors);
        var printed = session.TakePrinted();
        var writes = Writes() - writesBefore;
        var changing = example.Commands.Count(c => Changing.Contains(c.GetCommandName()) && !Has(c, "WhatIf") && !IsExpectedToFail(c));
        Assert.True(writes >= changing, $"{example} has {changing} commands that change something, and changed {writes} referrals.");

        if (example.Commands.Any(c => Has(c, "WhatIf")))
        {
            Assert.True(printed.Contains("What if: ", StringComparison.Ordinal), $"{example} shows nothing that would be done.");
        }

        if (example.Commands.Any(c => Has(c, "Confirm") && !IsSwitchedOff(c, "Confirm")))
        {
            Assert.True(printed.Contains("[Y] Yes", StringComparison.Ordinal), $"{example} asks for nothing.");
        }

        if (example.IsMoreThanAssignments && !isConnecting)
        {
            Assert.True(writes > 0 || printed.Length > 0 || result.Output.Any(o => o is not null) || !Files().SetEquals(filesBefore), $"{example} shows and does nothing.");
        }
    }

    private int Writes() => session.Output("Get-PartnerReferralConnection").Count > 0 ? session.Writes() : 0;

    private HashSet<(string Path, long Length)> Files() =>
        [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => (f.FullName, f.Length))];

    private static bool Has(CommandAst command, string parameter) =>
        command.CommandElements.OfType<CommandParameterAst>().Any(p => p.ParameterName.Equals(parameter, StringComparison.OrdinalIgnoreCase));

    private static bool IsSwitchedOff(CommandAst command, string parameter) =>
        command.CommandElements.OfType<CommandParameterAst>().Any(p => p.ParameterName.Equals(parameter, StringComparison.OrdinalIgnoreCase) && p.Argument is not null);

    // What stands in a try is there to show its error.
    private static bool IsExpectedToFail(Ast node) => node.Parent is TryStatementAst || (node.Parent is { } parent && IsExpectedToFail(parent));
}
