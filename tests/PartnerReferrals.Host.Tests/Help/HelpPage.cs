using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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
