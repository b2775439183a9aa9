using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Help.About;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Maml;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Help.Pages;
using PartnerReferrals.Help.Tables;

namespace PartnerReferrals.Help;

/// <summary>Makes the help files of a folder of pages.</summary>
internal sealed class HelpCompiler(IReadOnlyDictionary<string, CommandFacts> commands, TopicTables tables)
{
    private const string AboutPrefix = "about_";

    /// <summary>Every help file by name; to be used only if there are no faults.</summary>
    /// <param name="pages">The files: one a cmdlet, <c>about_*</c>, and those with an underscore in front for others to include.</param>
    /// <param name="assemblyName">The assembly of the cmdlets: the engine looks for its name.</param>
    /// <param name="faults">Takes whatever is wrong.</param>
    public IReadOnlyDictionary<string, string> Compile(IReadOnlyCollection<MarkdownPage> pages, string assemblyName, PageFaults faults)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var cmdlets = ReadCmdlets(pages, faults);
        var text = new AboutText(tables, faults);
        foreach (var page in pages.Where(IsAbout))
        {
            files.Add(page.Name + ".help.txt", text.Of(AboutPage.Read(page, faults)));
        }

        if (faults.Count == 0)
        {
            using var writer = new Utf8Writer();
            MamlDocument.Of(cmdlets).Save(writer);
            files.Add(assemblyName + ".dll-Help.xml", writer.ToString());
        }

        return files;
    }

    private List<(CmdletPage Page, CommandFacts Command)> ReadCmdlets(IReadOnlyCollection<MarkdownPage> pages, PageFaults faults)
    {
        var shared = new SharedParameters(pages.Where(IsShared), faults);
        var reader = new CmdletPageReader(shared, faults);
        var check = new PageCheck(pages.Where(p => !IsShared(p)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal), shared, faults);
        var cmdlets = new List<(CmdletPage, CommandFacts)>();
        foreach (var source in pages.Where(p => !IsShared(p) && !IsAbout(p)))
        {
            var page = reader.Read(source);
            if (commands.TryGetValue(source.Name, out var command))
            {
                check.Check(page, command);
                cmdlets.Add((page, command));
            }
            else
            {
                faults.Add(source.File, 1, PageFaultCode.UnknownCmdlet, $"There is no cmdlet {source.Name}.");
            }
        }

        foreach (var unused in shared.Unused)
        {
            faults.Add(unused.File, unused.Line, PageFaultCode.UnknownParameter, $"No cmdlet that includes this file has a parameter -{unused.Name} left to describe.");
        }

        return cmdlets;
    }

    private static bool IsAbout(MarkdownPage page) => page.Name.StartsWith(AboutPrefix, StringComparison.Ordinal);

    private static bool IsShared(MarkdownPage page) => page.Name.StartsWith('_');

    private sealed class Utf8Writer() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override string NewLine => "\n";
    }
}
