using System;
using System.Collections.Generic;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>What a page says about a cmdlet; everything the engine knows by itself is left to <see cref="Commands.CommandFacts"/>.</summary>
internal sealed class CmdletPage
{
    /// <summary>Name of the cmdlet.</summary>
    public required string Name { get; init; }

    public required string File { get; init; }

    public string Synopsis { get; set; } = "";

    public IReadOnlyList<Paragraph> Description { get; set; } = [];

    public List<Example> Examples { get; } = [];

    /// <summary>Descriptions by parameter name, those of included files among them.</summary>
    public Dictionary<string, ParameterText> Parameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<TypeText> Inputs { get; } = [];

    public List<TypeText> Outputs { get; } = [];

    public IReadOnlyList<Paragraph> Notes { get; set; } = [];

    public List<RelatedLink> Links { get; } = [];
}
