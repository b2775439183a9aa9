using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;
using PartnerReferrals.Help.Tables;

namespace PartnerReferrals.Help;

/// <summary>Compiles the help of the module: <c>PartnerReferrals.Help &lt;folder of pages&gt; &lt;folder of help files&gt;</c>.</summary>
internal static class Program
{
    private static readonly string[] HelpFiles = ["*.dll-Help.xml", "about_*.help.txt"];

    private static int Main(string[] args)
    {
        if (args is not [var source, var destination])
        {
            Console.Error.WriteLine("Usage: PartnerReferrals.Help <folder of pages> <folder of help files>");
            return 2;
        }

        var faults = new PageFaults();
        var pages = Directory.GetFiles(source, "*.md").Order(StringComparer.Ordinal).Select(file => MarkdownPage.Read(file, faults)).ToList();
        var assembly = typeof(PartnerReferralConnection).Assembly;
        var commands = CmdletAssembly.Read(assembly);
        var parameters = commands.Values.SelectMany(c => c.Parameters).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var tables = ModuleTables.For(parameters);
        var files = new HelpCompiler(commands, tables).Compile(pages, assembly.GetName().Name!, faults);
        if (faults.Count > 0)
        {
            foreach (var fault in faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line))
            {
                Console.WriteLine(fault);
            }

            return 1;
        }

        Directory.CreateDirectory(destination);
        foreach (var stale in HelpFiles.SelectMany(pattern => Directory.GetFiles(destination, pattern)).Where(f => !files.ContainsKey(Path.GetFileName(f))))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(destination, name), text);
        }

        return 0;
    }
}
