using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace PartnerReferrals.Architecture.Tests;

/// <summary>
/// The namespaces of every project have an order, and everything that one of them uses lies in itself or below: a row's way is down the stairs once,
/// and no two namespaces need each other.
/// </summary>
public sealed partial class LayerTests
{
    public static TheoryData<string> Projects => [.. LayerTable.Read().Keys];

    [Fact]
    public void Every_project_with_namespaces_of_its_own_is_in_the_table()
    {
        var layered = Directory.EnumerateDirectories(Path.Combine(LayerTable.RepoRoot, "src"), "PartnerReferrals*")
            .Where(project => Sources(project).Select(NamespaceOf).OfType<string>().Distinct().Skip(1).Any())
            .Select(project => Path.GetFileName(project)!);

        Assert.Equal(layered.Order(StringComparer.Ordinal), LayerTable.Read().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_table_names_each_namespace_once_and_no_other(string project)
    {
        var used = Sources(SourceFolder(project)).Select(NamespaceOf).OfType<string>().Distinct().Select(name => LayerName(project, name));

        Assert.Equal(used.Order(StringComparer.Ordinal), LayerTable.Read()[project].Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_uses_one_of_a_higher_layer(string project)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        var arrows =
            from type in assembly.MainModule.Types
            from target in UsedTypes.Of(type)
            where target.Scope == assembly.MainModule
            let upwards = Upwards(project, type.Namespace, Outermost(target).Namespace)
            where upwards is not null
            select $"{upwards}: {type.Name} uses {target.Name}";

        Assert.Empty(arrows.Distinct());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_file_imports_a_namespace_of_a_higher_layer(string project)
    {
        var arrows =
            from file in Sources(SourceFolder(project))
            let own = NamespaceOf(file)
            where own is not null
            from Match import in UsingLine().Matches(File.ReadAllText(file))
            let upwards = Upwards(project, own, import.Groups[1].Value)
            where upwards is not null
            select $"{upwards}: {Path.GetFileName(file)}";

        Assert.Empty(arrows);
    }

    [Fact]
    public void The_readme_draws_the_layers_in_the_same_order()
    {
        var drawn = File.ReadLines(Path.Combine(LayerTable.RepoRoot, "README.md"))
            .SkipWhile(line => line != "## How the code is laid out")
            .SelectMany(line => DrawnLayers().Matches(line))
            .ToDictionary(match => match.Groups["project"].Value, match => match.Groups["layers"].Value.Split(" > ", StringSplitOptions.TrimEntries));

        Assert.Equal(2, drawn.Count);
        Assert.All(drawn, project => Assert.Equal(LayerTable.Read()[project.Key], project.Value));
    }

    /// <summary>What is wrong with an arrow between two namespaces of a project; null where nothing is.</summary>
    private static string? Upwards(string project, string from, string to)
    {
        var layers = LayerTable.Read()[project];
        var (source, target) = (Array.IndexOf(layers, LayerName(project, from)), Array.IndexOf(layers, LayerName(project, to)));
        return source >= 0 && target >= 0 && target < source ? $"{layers[source]} -> {layers[target]}" : null;
    }

    private static string LayerName(string project, string name)
    {
        var root = project == "PartnerReferrals.Client" ? "PartnerReferrals" : project;
        return name == root ? LayerTable.Root : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..] : name;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string SourceFolder(string project) => Path.Combine(LayerTable.RepoRoot, "src", project);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string? NamespaceOf(string file) => NamespaceLine().Match(File.ReadAllText(file)) is { Success: true } line ? line.Groups[1].Value : null;

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using\s+(?:static\s+|\w+\s*=\s*)?(PartnerReferrals[\w.]*)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    // The drawing gives a project's layers in one line: "PartnerReferrals.Client: Reports > Runs > …".
    [GeneratedRegex(@"(?<project>PartnerReferrals[\w.]*):\s(?<layers>[\w.()]+(?: > [\w.()]+)+)")]
    private static partial Regex DrawnLayers();
}
