using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>
/// Files of parameters that several cmdlets have. Their names begin with an underscore; a page takes one in with
/// <c>&lt;!-- include: _fields.md --&gt;</c> under PARAMETERS, and of it whatever the cmdlet has.
/// </summary>
internal sealed class SharedParameters
{
    private readonly Dictionary<string, IReadOnlyList<ParameterText>> _files = new(StringComparer.Ordinal);
    private readonly HashSet<ParameterText> _used = [];

    public SharedParameters(IEnumerable<MarkdownPage> files, PageFaults faults)
    {
        foreach (var file in files)
        {
            var sections = file.Root.Sections.SelectMany(s => s.Sections.Prepend(s)).SelectMany(s => s.Sections).Concat(file.Root.Sections);
            var parameters = new PageSection("", 0, file.File, 1);
            parameters.Sections.AddRange(sections.Where(s => s.Level == 3));
            _files[Path.GetFileName(file.File)] = [.. Read(parameters, faults)];
        }
    }

    /// <summary>What nobody took.</summary>
    public IEnumerable<ParameterText> Unused => _files.Values.SelectMany(p => p).Where(p => !_used.Contains(p));

    /// <summary>The parameters of a file; null when there is none of that name.</summary>
    public IReadOnlyList<ParameterText>? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>Remembers that a cmdlet has the parameter.</summary>
    public void Use(ParameterText parameter) => _used.Add(parameter);

    /// <summary>Reads the <c>### -Name</c> sections under a heading.</summary>
    public static IEnumerable<ParameterText> Read(PageSection section, PageFaults faults)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in section.Sections)
        {
            var text = BlockText.Paragraphs(parameter.Blocks, width: 72);
            if (!parameter.Title.StartsWith('-') || parameter.Title.Contains(' ', StringComparison.Ordinal))
            {
                faults.Add(section.File, parameter.Line, PageFaultCode.UnknownHeading, $"'{parameter}' is no parameter: write '### -Name'.");
            }
            else if (text.Count == 0)
            {
                faults.Add(section.File, parameter.Line, PageFaultCode.EmptySection, $"Nothing is said about {parameter.Title}.");
            }
            else if (!names.Add(parameter.Title))
            {
                faults.Add(section.File, parameter.Line, PageFaultCode.DuplicateHeading, $"{parameter.Title} is described twice.");
            }
            else
            {
                yield return new ParameterText(parameter.Title[1..], text, section.File, parameter.Line);
            }
        }
    }
}
