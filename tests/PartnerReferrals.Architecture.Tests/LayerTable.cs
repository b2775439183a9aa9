using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Architecture.Tests;

/// <summary>The order of the namespaces of each project, as docs/CONTRIBUTING.md writes it down under "Layers".</summary>
internal static class LayerTable
{
    /// <summary>How the table calls the namespace that has the project's own name.</summary>
    internal const string Root = "(root)";

    internal static string RepoRoot { get; } = FindRepoRoot();

    /// <summary>Project to its layers, the highest first.</summary>
    internal static IReadOnlyDictionary<string, string[]> Read() =>
        File.ReadLines(Path.Combine(RepoRoot, "docs", "CONTRIBUTING.md"))
            .SkipWhile(line => line != "## Layers")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2].Replace("`", "", StringComparison.Ordinal).Split(" > "));

    private static string FindRepoRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PartnerReferrals.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests run inside the repository.");
    }
}
