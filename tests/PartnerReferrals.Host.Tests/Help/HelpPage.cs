using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>A page of docs/en-US, the README or a guide of docs, read for its examples.</summary>
internal sealed partial class HelpPage
{
    private HelpPage(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        Examples = [.. Fence().Matches(Text).Select(m => new HelpExample(
            $"{Path.GetFileName(path)}({Text[..m.Index].Count(c => c == '\n') + 1})",
            m.Groups["needs"].Value.Trim(),
            m.Groups["code"].Value))];
    }

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<HelpExample> Examples { get; }

    /// <summary>The pages of docs/en-US.</summary>
    public static IReadOnlyList<HelpPage> All { get; } =
        [.. Directory.GetFiles(Path.Combine(ModuleSession.ModuleFolder, "docs", "en-US"), "*.md").Order(StringComparer.Ordinal).Select(p => new HelpPage(p))];

    /// <summary>The README and the guides of docs.</summary>
    public static IReadOnlyList<HelpPage> Guides { get; } =
        [.. Directory.GetFiles(Path.Combine(ShellProcess.Repository, "docs"), "*.md").Append(Path.Combine(ShellProcess.Repository, "README.md")).Order(StringComparer.Ordinal).Select(p => new HelpPage(p))];

    /// <summary>The pages of cmdlets.</summary>
    public static IEnumerable<HelpPage> Cmdlets => All.Where(p => p.Name.Contains('-', StringComparison.Ordinal));

    /// <summary>The about_ topics.</summary>
    public static IEnumerable<HelpPage> Topics => All.Where(p => p.Name.StartsWith("about_", StringComparison.Ordinal));

    public static HelpPage Of(string name) => All.Concat(Guides).Single(p => p.Name == name);

    public override string ToString() => Name;

    [GeneratedRegex("^```powershell(?<needs>[^\n]*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>Code of a page.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Needs">
/// What it needs beyond the engine: nothing, <c>pwsh</c> for cmdlets that only the full PowerShell has, or <c>account</c>
/// for a sign-in to the real service.
/// </param>
/// <param name="Code">As typed.</param>
internal sealed record HelpExample(string Place, string Needs, string Code)
{
    public (ScriptBlockAst Script, ParseError[] Errors) Parse()
    {
        var script = Parser.ParseInput(Code, out _, out var errors);
        return (script, errors);
    }

    public override string ToString() => Place;
}
