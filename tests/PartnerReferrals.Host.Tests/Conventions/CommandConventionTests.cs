using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Isolation;

namespace PartnerReferrals.Host.Tests.Conventions;

/// <summary>What holds for every cmdlet, read off the assembly and the sources.</summary>
public sealed class CommandConventionTests
{
    // Verbs that change nothing anywhere.
    private static readonly string[] ReadingVerbs = [VerbsCommon.Get, VerbsDiagnostic.Test];

    private static readonly IReadOnlyDictionary<string, string> NoConfirmationNeeded = new Dictionary<string, string>
    {
        ["Connect-PartnerReferralApi"] = "changes only this session; under -WhatIf the rest of a script would stand there unconnected",
        ["Disconnect-PartnerReferralApi"] = "changes only this session",
        ["ConvertFrom-PartnerReferralEvent"] = "changes nothing",
        ["Receive-PartnerReferralEvent"] = "changes nothing: it listens",
        ["Export-PartnerReferral"] = "writes the file the user names, as Export-Csv does",
    };

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        using var module = ModuleAssemblies.ForCore();
        using var session = new ModuleSession();
        var exported = session.Output("(Get-Module PartnerReferrals).ExportedCmdlets.Keys").Select(o => (string)o.BaseObject);
        var listed = session.Output("(Test-ModuleManifest $args[0]).ExportedCmdlets.Keys", ModuleSession.Manifest).Select(o => (string)o.BaseObject);

        Assert.Equal(module.Cmdlets().Keys.Order(StringComparer.Ordinal), exported.Order(StringComparer.Ordinal));
        Assert.Equal(module.Cmdlets().Keys.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_module_exports_nothing_else()
    {
        using var session = new ModuleSession();

        Assert.Empty(session.Output("$m = Get-Module PartnerReferrals; $m.ExportedFunctions.Keys; $m.ExportedAliases.Keys; $m.ExportedVariables.Keys"));
    }

    [Fact]
    public void Verbs_are_approved_and_nouns_singular_with_our_prefix()
    {
        using var module = ModuleAssemblies.ForCore();
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == typeof(VerbsCommon).Namespace && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields())
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToHashSet();

        Assert.All(module.Cmdlets().Keys, name =>
        {
            var parts = name.Split('-');
            Assert.Contains(parts[0], approved);
            Assert.StartsWith("Partner", parts[1], StringComparison.Ordinal);
            Assert.False(parts[1].EndsWith('s'), name);
        });
    }

    [Fact]
    public void Every_cmdlet_is_sealed_and_in_the_file_its_name_says()
    {
        using var module = ModuleAssemblies.ForCore();
        var sources = Path.Combine(ShellProcess.Repository, "src", "PartnerReferrals", "Commands");

        Assert.All(module.Cmdlets(), cmdlet =>
        {
            Assert.Equal(cmdlet.Key.Replace("-", "", StringComparison.Ordinal) + "Command", cmdlet.Value.Name);
            Assert.True(cmdlet.Value.IsSealed, cmdlet.Key + " is not sealed.");
            Assert.True(File.Exists(Path.Combine(sources, cmdlet.Value.Name + ".cs")), cmdlet.Value.Name + ".cs is missing.");
        });
    }

    [Fact]
    public void Every_cmdlet_that_changes_something_knows_WhatIf()
    {
        using var module = ModuleAssemblies.ForCore();
        using var session = new ModuleSession();
        var without = module.Cmdlets().Keys
            .Where(name => !ReadingVerbs.Contains(name.Split('-')[0]) && !NoConfirmationNeeded.ContainsKey(name))
            .Where(name => session.Output("(Get-Command $args[0]).Parameters.ContainsKey('WhatIf')", name)[0].BaseObject is false);

        Assert.Empty(without);
    }

    [Fact]
    public void Every_cmdlet_declares_its_output()
    {
        using var module = ModuleAssemblies.ForCore();
        using var session = new ModuleSession();
        string[] silent = ["Disconnect-PartnerReferralApi"];
        var undeclared = module.Cmdlets().Keys.Except(silent)
            .Where(name => session.Output("@((Get-Command $args[0]).OutputType).Count", name)[0].BaseObject is 0);

        Assert.Empty(undeclared);
    }
}
