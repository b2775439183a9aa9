using System.Collections.Generic;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>A type a cmdlet takes or returns.</summary>
internal sealed record TypeText(string TypeName, IReadOnlyList<Paragraph> Paragraphs, int Line);
