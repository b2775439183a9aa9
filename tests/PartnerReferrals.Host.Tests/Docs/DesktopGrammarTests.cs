using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Help;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>The manifest promises Windows PowerShell 5.1: what we hand out for it is written in its grammar.</summary>
public sealed class DesktopGrammarTests
{
    public static TheoryData<string> Scripts() =>
        [.. new[] { "PartnerReferrals.psd1", "tests/Pester/Test-WindowsPowerShell.ps1" }
            .Concat(Directory.GetFiles(Path.Combine(ModuleSession.ModuleFolder, "docs", "examples"), "*.ps1", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(ModuleSession.ModuleFolder, p)))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_of_the_grammar_of_5_1_and_in_an_encoding_it_reads(string path)
    {
        var bytes = File.ReadAllBytes(Path.Combine(ModuleSession.ModuleFolder, path));

        Assert.Empty(DesktopGrammar.FaultsOf(System.Text.Encoding.UTF8.GetString(bytes)));

        // Without a byte order mark 5.1 takes a file for the machine's old code page.
        Assert.True(bytes is [0xEF, 0xBB, 0xBF, ..] || bytes.All(b => b < 0x80), $"{path} is neither ASCII nor marked as UTF-8.");
    }

    [Fact]
    public void Every_example_of_the_docs_is_of_the_grammar_of_5_1_or_says_that_it_needs_7()
    {
        var examples = HelpPage.All.Concat(HelpPage.Guides).SelectMany(p => p.Examples).ToList();

        Assert.True(examples.Count > 80);
        Assert.Empty(examples.SelectMany(e => DesktopGrammar.FaultsOf(e.Code).Select(f => $"{e.Place}: {f}")));
    }

    [Theory]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 1")]
    [InlineData("$a ??= 1")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?[0]")]
    [InlineData("Get-Item x && Get-Item y")]
    [InlineData("Get-Item x || Get-Item y")]
    [InlineData("Get-Item x &")]
    [InlineData("function f { process { } clean { } }")]
    [InlineData("[array]::Empty[int]()")]
    [InlineData("Get-Item x\n    | Sort-Object")]
    [InlineData("Get-Item x\n    # why\n    | Sort-Object")]
    [InlineData("\"`e[1m\"")]
    [InlineData("\"`u{2026}\"")]
    [InlineData("1uy")]
    [InlineData("0b101")]
    [InlineData("5n")]
    [InlineData("1..3 | ForEach-Object -Parallel { $_ }")]
    [InlineData("if ($IsWindows) { }")]
    [InlineData("{ { $a ?? 1 } }")]
    [InlineData("if (")]
    public void What_came_after_5_1_is_noticed(string code) => Assert.Single(DesktopGrammar.FaultsOf(code).Take(1));

    [Theory]
    [InlineData("$a = if ($b) { 1L } else { 2.5d, 10kb, 0x1F, 1e3 }")]
    [InlineData("Get-Item x |\n    Where-Object { $_.A -eq 1 } | Select-Object -First 1")]
    [InlineData("\"``e `n `$x\"; '`e'")]
    [InlineData("class A { [int] $B } ; try { } catch { } finally { }")]
    [InlineData("#Requires -Version 7.0\n$a ?? 1")]
    public void What_5_1_knows_or_is_not_promised_passes(string code) => Assert.Empty(DesktopGrammar.FaultsOf(code));
}
