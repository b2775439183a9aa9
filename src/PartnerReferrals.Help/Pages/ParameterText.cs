using System.Collections.Generic;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>What is said about a parameter.</summary>
/// <param name="Name">Without the dash.</param>
/// <param name="Paragraphs">The text.</param>
/// <param name="File">Where it stands: the page or a file it includes.</param>
/// <param name="Line">1-based.</param>
internal sealed record ParameterText(string Name, IReadOnlyList<Paragraph> Paragraphs, string File, int Line);
