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

/// <summary>An example: its code and what is to be said about it.</summary>
internal sealed record Example(string Title, string Code, IReadOnlyList<Paragraph> Remarks);

/// <summary>What is said about a parameter.</summary>
/// <param name="Name">Without the dash.</param>
/// <param name="Paragraphs">The text.</param>
/// <param name="File">Where it stands: the page or a file it includes.</param>
/// <param name="Line">1-based.</param>
internal sealed record ParameterText(string Name, IReadOnlyList<Paragraph> Paragraphs, string File, int Line);

/// <summary>A type a cmdlet takes or returns.</summary>
internal sealed record TypeText(string TypeName, IReadOnlyList<Paragraph> Paragraphs, int Line);

/// <summary>Where to read on: another page, or a web address.</summary>
internal sealed record RelatedLink(string Text, string Address, int Line)
{
    public bool IsWebAddress => Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
