using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>The list of error ids against the code: the texts that the built assemblies hold.</summary>
public sealed partial class ErrorTopicTests
{
    private static readonly string Topic =
        File.ReadAllText(Path.Combine(ModuleSession.ModuleFolder, "en-US", "about_PartnerReferrals_Errors.help.txt"));

    private static readonly HashSet<string> Texts = [.. Assemblies().SelectMany(TextsOf)];

    [Fact]
    public void Every_error_id_in_the_code_has_its_entry()
    {
        var ids = Texts.Where(t => WholeId().IsMatch(t)).ToList();
        Assert.True(ids.Count > 10);
        Assert.All(ids, id => Assert.Matches($@"(?m)^    {Regex.Escape(id)}\r?$", Topic));
    }

    [Fact]
    public void Every_code_of_a_fault_has_its_entry()
    {
        // Codes are given where a fault is made; those of the rows come from a table and are in the topic by the same way.
        var codes = Directory.GetFiles(Path.Combine(ModuleSession.ModuleFolder, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Emulator", StringComparison.Ordinal))
            .SelectMany(path => FaultCode().Matches(File.ReadAllText(path)).Select(m => m.Groups["code"].Value))
            .Distinct().ToList();
        Assert.Contains("UnclosedQuote", codes);
        Assert.All(codes, code => Assert.Matches($@"(?m)^    PartnerReferral\.Validation\.{code}\r?$", Topic));
    }

    [Fact]
    public void Every_entry_is_an_error_id_of_the_code()
    {
        var ids = Entry().Matches(Topic).Select(m => m.Value.Trim()).ToList();
        Assert.True(ids.Count > 50);

        // An id stands there whole, or is put together from its family and its name.
        Assert.All(ids, id => Assert.True(
            Texts.Contains(id) || (Texts.Contains(id[..(id.LastIndexOf('.') + 1)]) && Texts.Contains(id[(id.LastIndexOf('.') + 1)..])),
            $"No code makes the error id {id}."));
    }

    [Fact]
    public void Every_entry_says_cause_and_cure()
    {
        var lines = Topic.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Entry().IsMatch(lines[i]))
            {
                var entry = lines.Skip(i + 1).TakeWhile(l => l.Length > 0).ToList();
                Assert.True(entry.Count >= 2, $"Nothing is said about {lines[i].Trim()}.");
                Assert.Contains(entry, l => Regex.IsMatch(l, "^ +[Cc]ure: +\\S"));
            }
        }
    }

    private static IEnumerable<string> Assemblies() =>
        Directory.GetFiles(Path.Combine(ModuleSession.ModuleFolder, "bin"), "PartnerReferrals*.dll", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Desktop", StringComparison.Ordinal) && !path.Contains("Emulator", StringComparison.Ordinal));

    private static IEnumerable<string> TextsOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            texts.Add(reader.GetUserString(handle));
        }

        return texts;
    }

    [GeneratedRegex(@"^PartnerReferral\.[A-Z]\w*(\.[A-Z]\w*)?$")]
    private static partial Regex WholeId();

    [GeneratedRegex(@"\bCode = ""(?<code>[A-Z]\w+)""")]
    private static partial Regex FaultCode();

    [GeneratedRegex(@"^    PartnerReferral\.[\w.]+\r?$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
