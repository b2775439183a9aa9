using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>Every example of every help page, guide and the README: it parses, names what exists, and runs.</summary>
public sealed class ExampleTests : IDisposable
{
    private static readonly string[] NoNeeds = [""];
    private static readonly string[] ForeignNeeds = ["gallery", "windows"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");

    public static TheoryData<string> Pages => [.. HelpPage.All.Concat(HelpPage.Guides).Where(p => p.Examples.Count > 0).Select(p => p.Name)];

    public static TheoryData<string> Cmdlets => CmdletHelpTests.Cmdlets;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_parses(string page) =>
        Assert.All(HelpPage.Of(page).Examples, example => Assert.Empty(example.Parse().Errors));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_parameter_in_an_example_exists(string page)
    {
        using var session = new ModuleSession();
        foreach (var example in HelpPage.Of(page).Examples)
        {
            foreach (var use in example.Commands)
            {
                if (Find(session, use) is { ModuleName: "PartnerReferrals" } command)
                {
                    var names = use.CommandElements.OfType<CommandParameterAst>().Select(p => p.ParameterName);
                    Assert.All(names, name => Assert.True(command.Parameters.ContainsKey(name), $"{example}: {command.Name} has no parameter -{name}."));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_example_that_is_not_run_here_says_so_for_a_reason(string page)
    {
        using var session = new ModuleSession();
        GoTo(session, ShellProcess.Repository);
        foreach (var example in HelpPage.Of(page).Examples)
        {
            var commands = example.Commands.ToList();
            var isForeign = commands.Any(c => Find(session, c) is null);
            var isSignIn = commands.Any(c => c.GetCommandName() == "Connect-PartnerReferralApi" && c.CommandElements.OfType<CommandParameterAst>().All(p => p.ParameterName != "Emulator"));
            Assert.True((isSignIn ? ["account"] : isForeign ? ForeignNeeds : NoNeeds).Contains(example.Needs), $"{example} is marked '{example.Needs}'.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_first_example_works_as_typed(string page) => Assert.Equal("", HelpPage.Of(page).Examples[0].Needs);

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_run_one_after_the_other_and_each_has_something_to_act_on(string page)
    {
        CopyFiles();
        using var session = new ModuleSession(answers: new Yes());
        GoTo(session, _folder.FullName);
        var run = new ExampleRun(session, _folder, Path.Combine(Here, "Seeds", page + ".ps1"));

        // Those with -Parallel are run by tests/Pester, where the module is installed.
        foreach (var example in HelpPage.Of(page).Examples.Where(e => e.Needs.Length == 0 && !e.IsParallel))
        {
            run.Run(example);
        }
    }

    [Fact]
    public void Every_seed_belongs_to_a_page() =>
        Assert.All(Directory.GetFiles(Path.Combine(Here, "Seeds")), seed => Assert.Contains(Path.GetFileNameWithoutExtension(seed), Pages.Select(page => page.Data)));

    private static string Here { get; } = Path.Combine(ModuleSession.ModuleFolder, "tests", "PartnerReferrals.Host.Tests", "Help");

    private void CopyFiles()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Here, "Files")))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }

        CopyExamples();
    }

    // The guides' paths are those of the repository.
    private void CopyExamples()
    {
        var examples = Path.Combine(ShellProcess.Repository, "docs", "examples");
        foreach (var file in Directory.GetFiles(examples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, "docs", "examples", Path.GetRelativePath(examples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void GoTo(ModuleSession session, string folder) => session.Output("Set-Location -LiteralPath $args[0]", folder);

    private static CommandInfo? Find(ModuleSession session, CommandAst use) =>
        session.Run("Get-Command $args[0] -ErrorAction Ignore", use.GetCommandName()).Output.FirstOrDefault()?.BaseObject as CommandInfo;

    /// <summary>Somebody who says yes to everything.</summary>
    private sealed class Yes : TextReader
    {
        public override string ReadLine() => "Y";
    }
}
